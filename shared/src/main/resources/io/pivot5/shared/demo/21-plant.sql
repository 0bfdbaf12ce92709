-- The plant: one day a partition, 1 Hz, 604 800 rows, and two slow channels up to this moment, 345 600 rows
CREATE TABLE plant_supply (
  time timestamptz NOT NULL,
  nitrogen_pressure real,
  helium_pressure real,
  cooling_water numeric(8, 3),
  compressor_on boolean
) PARTITION BY RANGE (time);

DO $$
BEGIN
  FOR day IN 9..15 LOOP
    EXECUTE format(
      'CREATE TABLE plant_supply_2026_03_%s PARTITION OF plant_supply FOR VALUES FROM (%L) TO (%L)',
      to_char(day, 'FM00'),
      timestamptz '2026-03-01 00:00:00+00' + (day - 1) * interval '1 day',
      timestamptz '2026-03-01 00:00:00+00' + day * interval '1 day');
  END LOOP;
END
$$;

-- A compressor that fills a vessel every 37 minutes; cooling water follows the working day.
INSERT INTO plant_supply
SELECT
  timestamptz '2026-03-09 00:00:00+00' + i * interval '1 second',
  pg_temp.adc(198 + CASE WHEN i % 2220 < 300 THEN (i % 2220) * 0.04 ELSE 12 - (i % 2220 - 300) * 0.00625 END + 0.05 * pg_temp.noise(h, 0), 0.01),
  pg_temp.adc(310 - i * 0.00002 + 0.1 * pg_temp.noise(h, 1), 0.02),
  round((18 + 9 * greatest(0, sin((i % 86400 - 21600) * 0.0000727)) + 0.2 * pg_temp.noise(h, 2))::numeric, 3),
  i % 2220 < 300
FROM (SELECT i, hashint8extended(i, 30) AS h FROM generate_series(0, 604799) AS i OFFSET 0) AS sample;

ALTER TABLE plant_supply ADD PRIMARY KEY (time);
COMMENT ON TABLE plant_supply IS 'Gas and water supply of the plant, a partition a day';
COMMENT ON COLUMN plant_supply.nitrogen_pressure IS 'Nitrogen vessel [bar]';
COMMENT ON COLUMN plant_supply.helium_pressure IS 'Helium vessel [bar]';
COMMENT ON COLUMN plant_supply.cooling_water IS 'Cooling water [m³/h]';
COMMENT ON COLUMN plant_supply.compressor_on IS 'Compressor running';

CREATE TABLE plant_ambient (
  time timestamptz NOT NULL,
  air_temperature real,
  humidity real,
  air_pressure real,
  wind_speed real
);

-- Values are a function of the instant, so the same instant has the same weather in every copy.
INSERT INTO plant_ambient
SELECT
  to_timestamp(i),
  pg_temp.adc(12 + 7 * sin((i % 86400 - 32400) * 0.0000727) + 2 * sin(i * 0.0000031) + 0.05 * pg_temp.noise(h, 0), 0.01),
  pg_temp.adc(63 - 18 * sin((i % 86400 - 32400) * 0.0000727) + 0.2 * pg_temp.noise(h, 1), 0.1),
  pg_temp.adc(1013 + 9 * sin(i * 0.0000041) + 0.03 * pg_temp.noise(h, 2), 0.01),
  pg_temp.adc(greatest(0, 3.5 + 2 * sin(i * 0.00071) + 1.5 * sin(i * 0.013) + pg_temp.noise(h, 3)), 0.1)
FROM (
  SELECT i, hashint8extended(i, 31) AS h
  FROM generate_series(extract(epoch FROM now())::bigint - 86399, extract(epoch FROM now())::bigint) AS i
  OFFSET 0
) AS sample;

ALTER TABLE plant_ambient ADD PRIMARY KEY (time);
COMMENT ON TABLE plant_ambient IS 'Weather mast, the last 24 hours';
COMMENT ON COLUMN plant_ambient.air_temperature IS 'Air temperature [°C]';
COMMENT ON COLUMN plant_ambient.humidity IS 'Relative humidity [%]';
COMMENT ON COLUMN plant_ambient.air_pressure IS 'Air pressure [hPa]';
COMMENT ON COLUMN plant_ambient.wind_speed IS 'Wind speed [m/s]';

CREATE TABLE plant_power (
  time timestamptz NOT NULL,
  load double precision,
  frequency double precision,
  energy_counter bigint
);

INSERT INTO plant_power
SELECT
  to_timestamp(i),
  pg_temp.adc(420 + 260 * greatest(0, sin((i % 86400 - 21600) * 0.0000727)) + 40 * sin(i * 0.0011) + 6 * pg_temp.noise(h, 0), 0.125),
  pg_temp.adc(50 + 0.02 * sin(i * 0.0042) + 0.004 * pg_temp.noise(h, 1), 0.0009765625),
  (i - 1700000000) / 10
FROM (
  SELECT i, hashint8extended(i, 32) AS h
  FROM generate_series(
    extract(epoch FROM now())::bigint / 10 * 10 - 2591990, extract(epoch FROM now())::bigint / 10 * 10, 10) AS i
  OFFSET 0
) AS sample;

ALTER TABLE plant_power ADD PRIMARY KEY (time);
COMMENT ON TABLE plant_power IS 'Electrical supply, the last 30 days';
COMMENT ON COLUMN plant_power.load IS 'Active power [kW]';
COMMENT ON COLUMN plant_power.frequency IS 'Grid frequency [Hz]';
COMMENT ON COLUMN plant_power.energy_counter IS 'Energy counter [kWh]';
