-- Telemetry in the long form (channel, signal, time, value), 12 channels, 1 Hz to 100 Hz, 1 023 000 rows
CREATE TABLE telemetry (
  channel text NOT NULL,
  signal text NOT NULL,
  time timestamptz NOT NULL,
  value double precision
);

-- Ten stations at 30 Hz, one tank at 1 Hz, the battery at 100 Hz; every 997th value is missing.
INSERT INTO telemetry
SELECT
  station.name,
  signal.name,
  pg_temp.at(sample.t),
  CASE WHEN (sample.h + station.number) % 997 <> 0 THEN
    pg_temp.adc(signal.base + signal.swing * sample.level * (1 - station.number * 0.03)
      + signal.noise * pg_temp.noise(sample.h, (station.number + signal.slot) % 6), signal.step)
  END
FROM (
  SELECT number, 'station-' || to_char(number, 'FM00') AS name, 30 AS rate FROM generate_series(1, 10) AS number
  UNION ALL VALUES (11, 'tank', 1), (12, 'battery', 100)
) AS station
CROSS JOIN (
  VALUES ('pressure', 1.0, 60.0, 0.2, 0.0078125, 0), ('temperature', 294.0, 210.0, 0.3, 0.0625, 1),
    ('strain', 0.0, 850.0, 4.0, 0.5, 2), ('voltage', 28.1, -0.9, 0.05, 0.00390625, 3), ('current', 3.2, 11.0, 0.1, 0.001953125, 4)
) AS signal (name, base, swing, noise, step, slot)
CROSS JOIN LATERAL (
  SELECT i / station.rate::float8 AS t, hashint8extended(i, 10 + station.number) AS h,
    pg_temp.throttle(i / station.rate::float8) AS level
  FROM generate_series(0, 600 * station.rate - 1) AS i
  OFFSET 0
) AS sample
WHERE signal.name IN ('voltage', 'current') OR station.name <> 'battery';

ALTER TABLE telemetry ADD PRIMARY KEY (channel, signal, time);
COMMENT ON TABLE telemetry IS 'Telemetry of hot fire HF-042 in the long form';
COMMENT ON COLUMN telemetry.value IS 'Value in the unit of its signal';
