-- Hot fire HF-042: accelerometers, 1 kHz, 600 000 rows
CREATE TABLE vibration (
  time timestamptz NOT NULL,
  dome_x real,
  dome_y real,
  dome_z real,
  pump_radial real
);

-- dome_z has the wrong range: it saturates at 20 g.
INSERT INTO vibration
SELECT
  pg_temp.at(t),
  pg_temp.adc(level * (7 * a + 5 * pg_temp.noise(h, 0)) + 0.05 * pg_temp.noise(h, 1), 0.0012),
  pg_temp.adc(level * (6 * b + 5 * pg_temp.noise(h, 2)) + 0.05 * pg_temp.noise(h, 3), 0.0012),
  greatest(-20, least(20, pg_temp.adc(1 + level * (17 * a + 9 * pg_temp.noise(h, 4)), 0.0098))),
  CASE WHEN h % 30011 = 0 THEN 180 ELSE pg_temp.adc(level * (3 * b * a + 2 * pg_temp.noise(h, 5)), 0.0049) END
FROM (
  SELECT t, h, level, sin(t * 1481.7) AS a, sin(t * 1163.1 * level) AS b
  FROM (
    SELECT i / 1000.0::float8 AS t, hashint8extended(i, 2) AS h, pg_temp.throttle(i / 1000.0::float8) AS level
    FROM generate_series(0, 599999) AS i
    OFFSET 0
  ) AS sample
  OFFSET 0
) AS sample;

ALTER TABLE vibration ADD PRIMARY KEY (time);
COMMENT ON TABLE vibration IS 'Accelerometers of hot fire HF-042';
COMMENT ON COLUMN vibration.dome_x IS 'Injector dome, axial [g]';
COMMENT ON COLUMN vibration.dome_y IS 'Injector dome, radial [g]';
COMMENT ON COLUMN vibration.dome_z IS 'Injector dome, tangential, saturates at 20 g [g]';
COMMENT ON COLUMN vibration.pump_radial IS 'Turbopump housing, radial [g]';
