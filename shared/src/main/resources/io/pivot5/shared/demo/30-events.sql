-- The test log, and one table with every type of PostgreSQL
CREATE TABLE test_log (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  time timestamptz NOT NULL,
  level text NOT NULL,
  message text NOT NULL,
  details jsonb
);

INSERT INTO test_log (time, level, message, details)
SELECT pg_temp.at(t), level, message, details::jsonb
FROM (VALUES
  (0, 'info', 'Recording started', '{"run": "HF-042", "stand": "P5"}'),
  (12.5, 'info', 'Chilldown complete', '{"oxidizer_inlet_K": 90.4}'),
  (29.4, 'info', 'Igniter on', NULL),
  (30, 'info', 'Ignition', '{"tags": ["t0"]}'),
  (31.2, 'info', 'Igniter off', NULL),
  (150, 'info', 'Throttle to 65 %', '{"from": 1.0, "to": 0.65}'),
  (210, 'error', 'Recorder 3 (turbopump) lost', '{"recorder": 3}'),
  (214.5, 'info', 'Recorder 3 back', '{"recorder": 3, "lost_s": 4.5}'),
  (270, 'info', 'Throttle to 105 %', '{"from": 0.65, "to": 1.05}'),
  (331, 'warning', 'Combustion instability', '{"frequency_Hz": 118, "amplitude_bar": 4.5}'),
  (334.5, 'info', 'Combustion stable', NULL),
  (400, 'info', 'Sweep started', '{"amplitude": 0.15}'),
  (441, 'error', 'Thermocouple "nozzle_exit" open circuit', NULL),
  (480, 'info', 'Shutdown commanded', NULL),
  (482, 'info', 'Purge on', NULL),
  (512, 'error', 'Transducer pc_b lost', NULL),
  (540, 'info', 'Purge off', NULL),
  (599.999, 'info', 'Recording stopped', '{"rows": 600000}')
) AS event (t, level, message, details);

CREATE INDEX ON test_log (time);
COMMENT ON TABLE test_log IS 'What happened during hot fire HF-042';
COMMENT ON COLUMN test_log.message IS 'What happened';

CREATE DOMAIN percentage AS double precision CHECK (VALUE BETWEEN 0 AND 100);
CREATE TYPE coordinates AS (latitude double precision, longitude double precision);

CREATE TABLE every_type (
  time timestamptz NOT NULL PRIMARY KEY,
  "bool" boolean,
  "int2" smallint,
  "int4" integer,
  "int8" bigint,
  "float4" real,
  "float8" double precision,
  "numeric" numeric,
  "numeric(12,4)" numeric(12, 4),
  "money" money,
  "oid" oid,
  "char(8)" char(8),
  "varchar(64)" varchar(64),
  "varchar(500)" varchar(500),
  "text" text,
  "name" name,
  "bytea" bytea,
  "date" date,
  "timestamp" timestamp,
  "timestamptz" timestamptz,
  "time of day" time,
  "timetz" timetz,
  "interval" interval,
  "uuid" uuid,
  "json" json,
  "jsonb" jsonb,
  "jsonpath" jsonpath,
  "xml" xml,
  "inet" inet,
  "cidr" cidr,
  "macaddr" macaddr,
  "macaddr8" macaddr8,
  "bit(5)" bit(5),
  "varbit" bit varying(12),
  "point" point,
  "line" line,
  "lseg" lseg,
  "box" box,
  "path" path,
  "polygon" polygon,
  "circle" circle,
  "tsvector" tsvector,
  "tsquery" tsquery,
  "enum" valve_state,
  "domain" percentage,
  "composite" coordinates,
  "int4range" int4range,
  "numrange" numrange,
  "tstzrange" tstzrange,
  "datemultirange" datemultirange,
  "int4[]" integer[],
  "float8[][]" double precision[][],
  "text[]" text[],
  "timestamptz[]" timestamptz[],
  "pg_lsn" pg_lsn,
  "always null" integer
);

-- Rows 1 to 6 hold the extremes, row 7 nothing but NULL.
INSERT INTO every_type
SELECT
  timestamptz '2026-03-14 00:00:00+00' + (n - 1) * interval '1 minute',
  n % 2 = 0,
  CASE n WHEN 1 THEN -32768 WHEN 2 THEN 32767 ELSE n * 7 % 30000 END,
  CASE n WHEN 1 THEN -2147483648 WHEN 2 THEN 2147483647 ELSE n * 1000 END,
  CASE n WHEN 1 THEN -9223372036854775808 WHEN 2 THEN 9223372036854775807 WHEN 3 THEN 9007199254740993 ELSE n * 1000000007::bigint END,
  CASE n WHEN 1 THEN '-Infinity' WHEN 2 THEN 'Infinity' WHEN 3 THEN 'NaN' WHEN 4 THEN 1e-45 WHEN 5 THEN 3.4028235e38 WHEN 6 THEN '-0' ELSE sin(n) END,
  CASE n WHEN 1 THEN '-Infinity' WHEN 2 THEN 'Infinity' WHEN 3 THEN 'NaN' WHEN 4 THEN 5e-324 WHEN 5 THEN 1.7976931348623157e308 WHEN 6 THEN '-0' ELSE sin(n) END,
  CASE n WHEN 1 THEN '-Infinity' WHEN 2 THEN 'Infinity' WHEN 3 THEN 'NaN' WHEN 4 THEN 1e-30 WHEN 5 THEN 123456789012345678901234567890.123456789 ELSE n / 7.0 END,
  CASE n WHEN 1 THEN -99999999.9999 WHEN 2 THEN 99999999.9999 WHEN 3 THEN 'NaN' ELSE n / 3.0 END,
  CASE n WHEN 1 THEN -92233720368547758.08 WHEN 2 THEN 92233720368547758.07 ELSE n * 1.01 END::numeric::money,
  CASE n WHEN 1 THEN 0 WHEN 2 THEN 4294967295 ELSE n END::bigint::oid,
  CASE n WHEN 1 THEN '' WHEN 2 THEN 'Ölstand' ELSE 'code ' || n % 100 END,
  CASE n WHEN 1 THEN '' WHEN 2 THEN repeat('ü', 64) ELSE 'sample ' || n END,
  CASE n WHEN 1 THEN '' WHEN 2 THEN repeat('漢', 500) ELSE 'a longer remark on sample ' || n END,
  CASE n WHEN 1 THEN '' WHEN 2 THEN E'tab\t, "quote", comma, new\nline, back\\slash' WHEN 3 THEN '🚀 e' || chr(769) || ' עברית 漢字' WHEN 4 THEN 'NULL' ELSE 'text ' || n END,
  'name_' || n,
  CASE n WHEN 1 THEN ''::bytea WHEN 2 THEN '\x00ff10'::bytea ELSE int4send(n) END,
  CASE n WHEN 1 THEN '-infinity' WHEN 2 THEN 'infinity' WHEN 3 THEN '4713-01-01 BC' WHEN 4 THEN '5874897-12-31' ELSE date '2026-03-14' + n END,
  CASE n WHEN 1 THEN '-infinity' WHEN 2 THEN 'infinity' WHEN 3 THEN '0044-03-15 12:00:00 BC' WHEN 4 THEN '294276-12-31 23:59:59.999999' ELSE timestamp '2026-03-14' + n * interval '1.000001 second' END,
  CASE n WHEN 1 THEN '-infinity' WHEN 2 THEN 'infinity' WHEN 3 THEN '0044-03-15 12:00:00+00 BC' WHEN 4 THEN '294276-12-31 23:59:59.999999+00' ELSE timestamptz '2026-03-14 00:00:00+00' + n * interval '1.000001 second' END,
  CASE n WHEN 1 THEN time '00:00' WHEN 2 THEN time '24:00' ELSE time '00:00' + n * interval '61.000001 second' END,
  CASE n WHEN 1 THEN timetz '00:00+14' WHEN 2 THEN timetz '24:00-12' ELSE timetz '12:00:00.5+05:30' END,
  CASE n WHEN 1 THEN '-178000000 years' WHEN 2 THEN '178000000 years' WHEN 3 THEN '1 mon -1 day +00:00:00.000001' ELSE n * interval '1.5 hours' END,
  md5(n::text)::uuid,
  json_build_object('n', n, 'half', n / 2.0, 'text', 'ü "' || n),
  CASE n WHEN 1 THEN 'null' WHEN 2 THEN '[]' WHEN 3 THEN '"\u00fc"' ELSE jsonb_build_object('n', n, 'list', jsonb_build_array(1, 'two', NULL, true)) END,
  '$.list[*] ? (@ > 1)'::jsonpath,
  xmlelement(name sample, xmlattributes(n AS number), 'a < b'),
  CASE WHEN n % 2 = 0 THEN inet '10.0.0.0' + n ELSE inet '2001:db8::' + n END,
  CASE WHEN n % 2 = 0 THEN cidr '10.1.0.0/16' ELSE cidr '2001:db8::/32' END,
  ('08:00:2b:01:' || to_char(n / 100 % 100, 'FM00') || ':' || to_char(n % 100, 'FM00'))::macaddr,
  macaddr8 '08:00:2b:01:02:03:04:05',
  (n % 32)::bit(5),
  CASE n WHEN 1 THEN B'' ELSE (n % 4096)::bit(12)::bit varying(12) END,
  point(n, -n / 2.0),
  '{1,-2,3}'::line,
  lseg(point(0, 0), point(n, n)),
  box(point(0, 0), point(n, 1)),
  CASE WHEN n % 2 = 0 THEN '[(0,0),(1,1),(2,0)]'::path ELSE '((0,0),(1,1),(2,0))'::path END,
  '((0,0),(0,1),(1,1),(1,0))'::polygon,
  circle(point(0, 0), n),
  to_tsvector('simple', 'valve ' || n || ' opened'),
  to_tsquery('simple', 'valve & opened'),
  (enum_range(NULL::valve_state))[1 + n % 4],
  n % 101,
  ROW(48.1 + n / 1000.0, 11.6)::coordinates,
  CASE n WHEN 1 THEN 'empty' WHEN 2 THEN '(,)' ELSE int4range(n, n + 10) END,
  numrange(n / 10.0, NULL),
  tstzrange('2026-03-14 00:00:00+00', timestamptz '2026-03-14 00:00:00+00' + n * interval '1 minute', '[]'),
  datemultirange(daterange('2026-03-01', '2026-03-05'), daterange('2026-03-10', '2026-03-10'::date + n)),
  CASE n WHEN 1 THEN '{}' WHEN 2 THEN '[0:1]={1,NULL}' ELSE ARRAY[n, n * 2, n * 3] END,
  CASE n WHEN 1 THEN '{}' ELSE ARRAY[[n, 0.5], [-n, 'NaN'::float8]] END,
  ARRAY['a,b', '"q"', NULL, 'ü' || n],
  ARRAY['infinity', timestamptz '2026-03-14 00:00:00+00' + n * interval '1 second'],
  pg_lsn '0/0' + n,
  NULL
FROM generate_series(1, 1000) AS n
WHERE n <> 7;

INSERT INTO every_type (time) VALUES ('2026-03-14 00:06:00+00');

COMMENT ON TABLE every_type IS 'A column of every type, with its extremes';
COMMENT ON COLUMN every_type."float8" IS 'Double precision with NaN, infinities and a denormal';
COMMENT ON COLUMN every_type."domain" IS 'A domain over double precision [%]';
