-- Hot fire HF-042: turbopump, 500 Hz with a gap, 300 000 rows
CREATE TABLE turbopump (
  time timestamptz NOT NULL,
  speed double precision,
  torque real,
  bearing_temperature real,
  inlet_pressure real,
  outlet_pressure real,
  revolutions bigint
);

-- The recorder was down from 210 s to 214.5 s.
INSERT INTO turbopump
SELECT
  pg_temp.at(t),
  pg_temp.adc(36450 * sqrt(level) + 12 * pg_temp.noise(h, 0), 1.0 / 16),
  pg_temp.adc(412 * level + 2.5 * pg_temp.noise(h, 1), 0.02),
  pg_temp.adc(92 + 61 * level * (1 - exp(-t / 90)) + 0.2 * pg_temp.noise(h, 2), 0.03125),
  pg_temp.adc(4.2 - 0.9 * level + 0.05 * sin(t * 7.3) + 0.01 * pg_temp.noise(h, 3), 0.0005),
  pg_temp.adc(4.2 + 139 * level + 0.4 * level * pg_temp.noise(h, 4), 0.0046),
  (t * 607.5 * level)::bigint
FROM (
  SELECT i / 500.0::float8 AS t, hashint8extended(i, 3) AS h, pg_temp.throttle(i / 500.0::float8) AS level
  FROM generate_series(0, 299999) AS i
  OFFSET 0
) AS sample
WHERE t NOT BETWEEN 210 AND 214.5;

ALTER TABLE turbopump ADD PRIMARY KEY (time);
COMMENT ON TABLE turbopump IS 'Oxidizer turbopump of hot fire HF-042';
COMMENT ON COLUMN turbopump.speed IS 'Shaft speed [rpm]';
COMMENT ON COLUMN turbopump.torque IS 'Shaft torque [N m]';
COMMENT ON COLUMN turbopump.bearing_temperature IS 'Bearing 2, outer race [K]';
COMMENT ON COLUMN turbopump.inlet_pressure IS 'Pump inlet pressure [bar]';
COMMENT ON COLUMN turbopump.outlet_pressure IS 'Pump outlet pressure [bar]';
COMMENT ON COLUMN turbopump.revolutions IS 'Revolutions counted';
