-- Hot fire HF-042: thrust chamber, 1 kHz, 600 000 rows
CREATE TABLE thrust_chamber (
  time timestamptz NOT NULL,
  pc_a real,
  pc_b real,
  thrust real,
  injector_fuel real,
  injector_oxidizer real,
  screech boolean
);

-- pc_b loses its cable at 512 s; every now and then a transducer spikes.
INSERT INTO thrust_chamber
SELECT
  pg_temp.at(t),
  CASE WHEN h % 40009 = 0 THEN 250 ELSE pg_temp.adc(1.01 + 97 * level + level * (0.5 * ring + 0.25 * pg_temp.noise(h, 0)) + 0.02 * pg_temp.noise(h, 1), 0.0038) END,
  CASE WHEN t < 512 THEN pg_temp.adc(1.03 + 96.8 * level + level * (0.5 * ring + 0.3 * pg_temp.noise(h, 2)) + 0.03 * pg_temp.noise(h, 1), 0.0076) END,
  pg_temp.adc(1180 * level + 6 * level * pg_temp.noise(h, 3) + 0.6 * pg_temp.noise(h, 4) - 0.004 * t, 0.05),
  pg_temp.adc(1.4 + 118 * level + 0.8 * level * ring + 0.1 * pg_temp.noise(h, 5), 0.0046),
  pg_temp.adc(1.4 + 121 * level - 0.6 * level * ring + 0.1 * pg_temp.noise(h, 3), 0.0046),
  t BETWEEN 331 AND 334.5
FROM (
  SELECT t, h, level, sin(t * 741.4) * CASE WHEN t BETWEEN 331 AND 334.5 THEN 9 ELSE 1 END AS ring
  FROM (
    SELECT i / 1000.0::float8 AS t, hashint8extended(i, 1) AS h, pg_temp.throttle(i / 1000.0::float8) AS level
    FROM generate_series(0, 599999) AS i
    OFFSET 0
  ) AS sample
  OFFSET 0
) AS sample;

ALTER TABLE thrust_chamber ADD PRIMARY KEY (time);
COMMENT ON TABLE thrust_chamber IS 'Thrust chamber of hot fire HF-042';
COMMENT ON COLUMN thrust_chamber.pc_a IS 'Chamber pressure, transducer A [bar]';
COMMENT ON COLUMN thrust_chamber.pc_b IS 'Chamber pressure, transducer B [bar]';
COMMENT ON COLUMN thrust_chamber.thrust IS 'Thrust, load cell [kN]';
COMMENT ON COLUMN thrust_chamber.injector_fuel IS 'Fuel injector pressure [bar]';
COMMENT ON COLUMN thrust_chamber.injector_oxidizer IS 'Oxidizer injector pressure [bar]';
COMMENT ON COLUMN thrust_chamber.screech IS 'Combustion instability detected';
