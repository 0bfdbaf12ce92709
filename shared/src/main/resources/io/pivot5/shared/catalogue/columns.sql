-- A row for each column of each relation that may be a channel, from the system catalogue alone.
-- $1 text[]: schemas; $2 text[]: further relations as schema.name; $3 text[]: as $2, narrow relations, whose statistics of values are wanted.
WITH RECURSIVE relation AS (
  SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispopulated, coalesce(has_schema_privilege(n.oid, 'USAGE'), false) AS usable
  FROM pg_class AS c
  JOIN pg_namespace AS n ON n.oid = c.relnamespace
  WHERE (n.nspname = ANY ($1) OR n.nspname || '.' || c.relname = ANY ($2))
    AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
    AND NOT c.relispartition
    AND c.relpersistence <> 't'
    AND NOT EXISTS (
      SELECT FROM pg_depend AS d
      WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
),
-- Partitions, chunks of hypertables and children by inheritance, each with the relation at the top.
member AS (
  SELECT oid AS root, oid FROM relation
  UNION ALL
  SELECT m.root, i.inhrelid FROM member AS m JOIN pg_inherits AS i ON i.inhparent = m.oid
),
stored AS (
  SELECT m.root, c.oid, c.relkind, c.reltuples, c.relpages
  FROM member AS m
  JOIN pg_class AS c ON c.oid = m.oid
  WHERE c.relkind IN ('r', 'm', 'f')
),
-- Rows when last analysed, else as the server has counted them; no look at the table's size, which waits for a lock on it.
-- A partition of which nothing is known is one that was made for later.
volume AS (
  SELECT root,
    sum(CASE
      WHEN relpages > 0 AND reltuples >= 0 THEN reltuples::float8
      WHEN pg_stat_get_live_tuples(oid) > 0 THEN pg_stat_get_live_tuples(oid)::float8
      WHEN reltuples = 0 THEN 0
    END) AS rows
  FROM stored
  GROUP BY root
),
-- Indexes that give rows in the order of a column; a key that does not sort as ORDER BY does is left empty.
ordered AS (
  SELECT i.indrelid, a.attname, i.indisprimary, i.indoption[0] IN (1, 2) AS nulls_swapped,
    ARRAY(
      SELECT CASE WHEN i.indoption[part.place - 1] IN (0, 3) AND o.opcdefault AND i.indcollation[part.place - 1] = k.attcollation THEN k.attname::text ELSE '' END
      FROM unnest(i.indkey[0:i.indnkeyatts - 1]) WITH ORDINALITY AS part (attnum, place)
      JOIN pg_opclass AS o ON o.oid = i.indclass[part.place - 1]
      LEFT JOIN pg_attribute AS k ON k.attrelid = i.indrelid AND k.attnum = part.attnum AND part.attnum > 0
      ORDER BY part.place) AS keys
  FROM pg_index AS i
  JOIN pg_class AS x ON x.oid = i.indexrelid
  JOIN pg_am AS m ON m.oid = x.relam AND m.amname = 'btree'
  JOIN pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
  WHERE i.indisvalid AND i.indisready AND i.indpred IS NULL AND i.indrelid IN (SELECT oid FROM member)
),
-- Whether every stored member has an index that begins with the column, in one order of NULLs or the other.
time_index AS (
  SELECT s.root, o.attname,
    count(DISTINCT s.oid) FILTER (WHERE NOT o.nulls_swapped) AS plain,
    count(DISTINCT s.oid) FILTER (WHERE o.nulls_swapped) AS swapped
  FROM stored AS s
  JOIN ordered AS o ON o.indrelid = s.oid
  GROUP BY s.root, o.attname
),
root_index AS (
  SELECT indrelid, attname, min(CASE WHEN indisprimary THEN 0 ELSE 1 END) AS rank, json_agg(keys) AS indexes
  FROM ordered
  GROUP BY indrelid, attname
),
members AS (
  SELECT root, count(*) AS stored FROM stored GROUP BY root
),
domain_base AS (
  SELECT t.oid AS type, t.typbasetype AS base, t.typtypmod AS modifier FROM pg_type AS t WHERE t.typtype = 'd'
  UNION ALL
  SELECT d.type, t.typbasetype, greatest(d.modifier, t.typtypmod) FROM domain_base AS d JOIN pg_type AS t ON t.oid = d.base AND t.typtype = 'd'
)
SELECT
  r.oid::bigint AS relation_oid,
  r.nspname::text AS schema_name,
  r.relname::text AS relation_name,
  r.relkind::text AS relation_kind,
  r.usable,
  r.relispopulated AS populated,
  v.rows::bigint AS estimated_rows,
  a.attname::text AS column_name,
  format_type(a.atttypid, a.atttypmod) AS type_name,
  b.oid::bigint AS base_oid,
  format_type(b.oid, -1) AS base_name,
  CASE WHEN b.typcategory = 'A' THEN 'A' ELSE b.typtype::text END AS base_kind,
  CASE WHEN d.type IS NULL THEN a.atttypmod ELSE d.modifier END AS modifier,
  col_description(r.oid, a.attnum) AS comment,
  coalesce(has_column_privilege(r.oid, a.attnum, 'SELECT'), false) AS readable,
  CASE
    WHEN l.plain = s.stored THEN 'plain'
    WHEN l.swapped = s.stored THEN 'swapped'
  END AS order_index,
  coalesce(i.rank, 2) AS index_rank,
  i.indexes,
  p.most_common,
  p.frequencies,
  p.bounds
FROM relation AS r
JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN LATERAL (
  SELECT d.type, d.base, d.modifier FROM domain_base AS d JOIN pg_type AS t ON t.oid = d.base AND t.typtype <> 'd' WHERE d.type = a.atttypid
) AS d ON true
JOIN pg_type AS b ON b.oid = coalesce(d.base, a.atttypid)
LEFT JOIN volume AS v ON v.root = r.oid
LEFT JOIN members AS s ON s.root = r.oid
LEFT JOIN time_index AS l ON l.root = r.oid AND l.attname = a.attname
LEFT JOIN root_index AS i ON i.indrelid = r.oid AND i.attname = a.attname
LEFT JOIN LATERAL (
  SELECT st.most_common_vals::text::text[] AS most_common, st.most_common_freqs::float8[] AS frequencies, st.histogram_bounds::text::text[] AS bounds
  FROM pg_stats AS st
  WHERE r.nspname || '.' || r.relname = ANY ($3)
    AND st.schemaname = r.nspname AND st.tablename = r.relname AND st.attname = a.attname
  ORDER BY st.inherited DESC
  LIMIT 1
) AS p ON true
ORDER BY r.nspname, r.relname, a.attnum
