-- Hot fire HF-042: strain gauges in converter counts with integer nanoseconds, 1 kHz, 600 000 rows
CREATE TABLE strain (
  t_ns bigint NOT NULL,
  gauge_1 smallint,
  gauge_2 smallint,
  gauge_3 integer
);

-- The recorder's clock runs 137 ns late, and its third gauge is a 24 bit converter.
INSERT INTO strain
SELECT
  1773482400000000137 + i * 1000000,
  (2100 * level + 160 * ring * level + 25 * pg_temp.noise(h, 0))::smallint,
  (-1650 * level + 140 * ring * level + 25 * pg_temp.noise(h, 1))::smallint,
  (4100000 * level + 90000 * ring * level + 900 * pg_temp.noise(h, 2))::integer
FROM (
  SELECT i, h, level, sin(i * 0.2318) AS ring
  FROM (
    SELECT i, hashint8extended(i, 7) AS h, pg_temp.throttle(i / 1000.0::float8) AS level
    FROM generate_series(0::bigint, 599999) AS i
    OFFSET 0
  ) AS sample
  OFFSET 0
) AS sample;

ALTER TABLE strain ADD PRIMARY KEY (t_ns);
COMMENT ON TABLE strain IS 'Strain gauges of hot fire HF-042';
COMMENT ON COLUMN strain.t_ns IS 'Recorder clock, since 1970 [ns]';
COMMENT ON COLUMN strain.gauge_1 IS 'Thrust frame, strut 1 [counts]';
COMMENT ON COLUMN strain.gauge_2 IS 'Thrust frame, strut 2 [counts]';
COMMENT ON COLUMN strain.gauge_3 IS 'Gimbal, 24 bit [counts]';
