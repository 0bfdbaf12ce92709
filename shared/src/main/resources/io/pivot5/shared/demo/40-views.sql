-- Views, and an earlier run in the schema "archive"
CREATE VIEW chamber_pressure AS
SELECT time, pc_a, pc_b, pc_a - pc_b AS difference FROM thrust_chamber;
COMMENT ON VIEW chamber_pressure IS 'Both chamber pressure transducers and their difference';
COMMENT ON COLUMN chamber_pressure.pc_a IS 'Chamber pressure, transducer A [bar]';
COMMENT ON COLUMN chamber_pressure.pc_b IS 'Chamber pressure, transducer B [bar]';
COMMENT ON COLUMN chamber_pressure.difference IS 'A minus B [bar]';

CREATE VIEW vibration_severity AS
SELECT date_trunc('second', time) AS time, sqrt(avg(dome_x * dome_x)) AS dome_x_rms, max(abs(dome_x)) AS dome_x_peak
FROM vibration GROUP BY 1;
COMMENT ON VIEW vibration_severity IS 'Vibration a second, computed when asked';
COMMENT ON COLUMN vibration_severity.dome_x_rms IS 'Injector dome, axial, root mean square [g]';
COMMENT ON COLUMN vibration_severity.dome_x_peak IS 'Injector dome, axial, peak [g]';

CREATE MATERIALIZED VIEW thrust_per_second AS
SELECT date_trunc('second', time) AS time, avg(thrust) AS thrust, avg(pc_a) AS pc_a, count(*) AS samples
FROM thrust_chamber GROUP BY 1 ORDER BY 1;
CREATE UNIQUE INDEX ON thrust_per_second (time);
COMMENT ON MATERIALIZED VIEW thrust_per_second IS 'Thrust and chamber pressure, mean of each second';
COMMENT ON COLUMN thrust_per_second.thrust IS 'Thrust, mean of a second [kN]';
COMMENT ON COLUMN thrust_per_second.pc_a IS 'Chamber pressure A, mean of a second [bar]';
COMMENT ON COLUMN thrust_per_second.samples IS 'Samples in the second';

CREATE TABLE archive.thrust_chamber (
  time timestamptz NOT NULL,
  pc_a real,
  thrust real
);

-- Hot fire HF-041: aborted four seconds after ignition.
INSERT INTO archive.thrust_chamber
SELECT
  timestamptz '2026-03-12 15:00:00+00' + t * interval '1 second',
  pg_temp.adc(1.01 + 97 * level + 0.3 * pg_temp.noise(h, 0), 0.0038),
  pg_temp.adc(1180 * level + 3 * pg_temp.noise(h, 1), 0.05)
FROM (
  SELECT i / 100.0::float8 AS t, hashint8extended(i, 41) AS h,
    pg_temp.throttle(i / 100.0::float8) * CASE WHEN i < 3400 THEN 1 ELSE exp((3400 - i) / 60.0::float8) END AS level
  FROM generate_series(0, 5999) AS i
  OFFSET 0
) AS sample;

ALTER TABLE archive.thrust_chamber ADD PRIMARY KEY (time);
COMMENT ON TABLE archive.thrust_chamber IS 'Thrust chamber of hot fire HF-041, aborted';
COMMENT ON COLUMN archive.thrust_chamber.pc_a IS 'Chamber pressure, transducer A [bar]';
COMMENT ON COLUMN archive.thrust_chamber.thrust IS 'Thrust, load cell [kN]';
