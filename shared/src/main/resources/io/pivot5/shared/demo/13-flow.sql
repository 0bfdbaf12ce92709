-- Hot fire HF-042: propellant flow, valves and temperatures, 10 to 200 Hz, 186 000 rows
CREATE TABLE propellant_flow (
  time timestamptz NOT NULL,
  "flow/fuel" double precision,
  "flow/oxidizer" double precision,
  "Mixture ratio" double precision
);

INSERT INTO propellant_flow
SELECT pg_temp.at(t), fuel, oxidizer, CASE WHEN fuel > 5 THEN oxidizer / fuel ELSE 'NaN' END
FROM (
  SELECT
    t,
    pg_temp.adc(62.4 * level + 0.3 * level * pg_temp.noise(h, 0) + 0.01 * pg_temp.noise(h, 1), 0.001953125) AS fuel,
    pg_temp.adc(371.5 * level + 1.1 * level * pg_temp.noise(h, 2) + 0.03 * pg_temp.noise(h, 3), 0.015625) AS oxidizer
  FROM (
    SELECT i / 200.0::float8 AS t, hashint8extended(i, 4) AS h, pg_temp.throttle(i / 200.0::float8) AS level
    FROM generate_series(0, 119999) AS i
    OFFSET 0
  ) AS sample
  OFFSET 0
) AS sample;

ALTER TABLE propellant_flow ADD PRIMARY KEY (time);
COMMENT ON TABLE propellant_flow IS 'Propellant feed of hot fire HF-042';
COMMENT ON COLUMN propellant_flow."flow/fuel" IS 'Fuel mass flow [kg/s]';
COMMENT ON COLUMN propellant_flow."flow/oxidizer" IS 'Oxidizer mass flow [kg/s]';
COMMENT ON COLUMN propellant_flow."Mixture ratio" IS 'Oxidizer to fuel, not a number without flow [1]';

CREATE TYPE valve_state AS ENUM ('closed', 'opening', 'open', 'closing');

CREATE TABLE valves (
  time timestamptz NOT NULL,
  main_fuel real,
  main_oxidizer real,
  main_state valve_state,
  igniter boolean,
  purge_command smallint
);

INSERT INTO valves
SELECT
  pg_temp.at(t),
  pg_temp.adc(100 * least(1, level * 0.95) + 0.05 * pg_temp.noise(h, 0), 0.0244),
  pg_temp.adc(100 * least(1, level * 0.94) + 0.05 * pg_temp.noise(h, 1), 0.0244),
  CASE
    WHEN t < 30 OR t >= 484 THEN 'closed'
    WHEN t < 32 THEN 'opening'
    WHEN t < 480 THEN 'open'
    ELSE 'closing'
  END::valve_state,
  t BETWEEN 29.4 AND 31.2,
  CASE WHEN t BETWEEN 482 AND 540 THEN 4095 ELSE 0 END
FROM (
  SELECT i / 100.0::float8 AS t, hashint8extended(i, 5) AS h, pg_temp.throttle(i / 100.0::float8) AS level
  FROM generate_series(0, 59999) AS i
  OFFSET 0
) AS sample;

ALTER TABLE valves ADD PRIMARY KEY (time);
COMMENT ON TABLE valves IS 'Valves of hot fire HF-042';
COMMENT ON COLUMN valves.main_fuel IS 'Main fuel valve, position [%]';
COMMENT ON COLUMN valves.main_oxidizer IS 'Main oxidizer valve, position [%]';
COMMENT ON COLUMN valves.main_state IS 'Main valves, state';
COMMENT ON COLUMN valves.igniter IS 'Igniter powered';
COMMENT ON COLUMN valves.purge_command IS 'Nitrogen purge, command in converter counts [counts]';

CREATE TABLE temperatures (
  time timestamptz NOT NULL,
  wall_1 real,
  wall_2 real,
  nozzle_exit real,
  fuel_inlet numeric(7, 2),
  oxidizer_inlet numeric(7, 2),
  ambient_raw smallint
);

-- wall_2 is a loose thermocouple, nozzle_exit melts at 441 s.
INSERT INTO temperatures
SELECT
  pg_temp.at(t),
  pg_temp.adc(294 + 530 * level * (1 - exp(-t / 25)) + 0.5 * pg_temp.noise(h, 0), 0.1),
  CASE WHEN h % 7 <> 0 THEN pg_temp.adc(294 + 505 * level * (1 - exp(-t / 30)) + 2 * pg_temp.noise(h, 1), 0.1) END,
  CASE WHEN t < 441 THEN pg_temp.adc(294 + 1310 * level * (1 - exp(-t / 60)) + pg_temp.noise(h, 2), 0.1) END,
  289.15 + round((0.05 * pg_temp.noise(h, 3))::numeric, 2),
  90.37 + round((0.05 * pg_temp.noise(h, 4))::numeric, 2),
  (1830 + 3 * sin(t / 80) + 2 * pg_temp.noise(h, 5))::smallint
FROM (
  SELECT i / 10.0::float8 AS t, hashint8extended(i, 6) AS h, pg_temp.throttle(i / 10.0::float8) AS level
  FROM generate_series(0, 5999) AS i
  OFFSET 0
) AS sample;

ALTER TABLE temperatures ADD PRIMARY KEY (time);
COMMENT ON TABLE temperatures IS 'Thermocouples of hot fire HF-042';
COMMENT ON COLUMN temperatures.wall_1 IS 'Chamber wall, station 1 [K]';
COMMENT ON COLUMN temperatures.wall_2 IS 'Chamber wall, station 2, loose contact [K]';
COMMENT ON COLUMN temperatures.nozzle_exit IS 'Nozzle exit, until it melts [K]';
COMMENT ON COLUMN temperatures.fuel_inlet IS 'Fuel at the pump inlet [K]';
COMMENT ON COLUMN temperatures.oxidizer_inlet IS 'Oxidizer at the pump inlet [K]';
COMMENT ON COLUMN temperatures.ambient_raw IS 'Ambient, raw converter counts [counts]';
