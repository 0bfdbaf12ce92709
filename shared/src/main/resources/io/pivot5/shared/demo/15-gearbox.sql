-- Gearbox bench: run-up with a tooth fault, 1 kHz, 600 000 rows, and its oil, 1 Hz
CREATE TABLE "GearBox Bench" (
  "time" timestamp NOT NULL,
  "Speed In" real,
  "Speed Out" real,
  "Torque_Out" real,
  "Housing [g]" real
);

-- Time without zone. The tooth fault grows from 250 s on: one knock a turn of the output shaft.
INSERT INTO "GearBox Bench"
SELECT
  timestamp '2026-03-13 14:00:00' + t * interval '1 second',
  pg_temp.adc(speed + 0.6 * pg_temp.noise(h, 0), 0.0625),
  pg_temp.adc(speed / 4.71 + 0.2 * pg_temp.noise(h, 1), 0.0625),
  pg_temp.adc(speed * 0.11 + 3 * sin(t / 9) + 0.4 * pg_temp.noise(h, 2), 0.01),
  pg_temp.adc(
    speed / 3000 * (sin(t * speed * 2.2) + 0.4 * pg_temp.noise(h, 3))
      + CASE WHEN t > 250 AND t * speed / 282.6 - floor(t * speed / 282.6) < 0.02 THEN (t - 250) / 40 ELSE 0 END, 0.002)
FROM (
  SELECT t, h, 1500 * least(1, t / 120) + 600 * greatest(0, least(1, (t - 300) / 60)) AS speed
  FROM (
    SELECT i / 1000.0::float8 AS t, hashint8extended(i, 8) AS h FROM generate_series(0, 599999) AS i OFFSET 0
  ) AS sample
  OFFSET 0
) AS sample;

ALTER TABLE "GearBox Bench" ADD PRIMARY KEY ("time");
COMMENT ON TABLE "GearBox Bench" IS 'Gearbox run-up with a growing tooth fault';
COMMENT ON COLUMN "GearBox Bench"."Speed In" IS 'Input shaft [rpm]';
COMMENT ON COLUMN "GearBox Bench"."Speed Out" IS 'Output shaft [rpm]';
COMMENT ON COLUMN "GearBox Bench"."Torque_Out" IS 'Output torque [N m]';
COMMENT ON COLUMN "GearBox Bench"."Housing [g]" IS 'Housing acceleration [g]';

CREATE TABLE "Ölstand [mm] %" (
  "time" timestamptz NOT NULL,
  "Füllstand/links" real,
  "Füllstand/rechts" real,
  "Grad °C" real
);

INSERT INTO "Ölstand [mm] %"
SELECT
  timestamptz '2026-03-13 14:00:00+00' + i * interval '1 second',
  pg_temp.adc(82 - i / 400.0::float8 + 0.8 * pg_temp.noise(h, 0), 0.1),
  pg_temp.adc(81 - i / 410.0::float8 + 0.8 * pg_temp.noise(h, 1), 0.1),
  pg_temp.adc(24 + 55 * (1 - exp(-i / 900.0::float8)) + 0.1 * pg_temp.noise(h, 2), 0.05)
FROM (SELECT i, hashint8extended(i, 9) AS h FROM generate_series(0, 3599) AS i OFFSET 0) AS sample;

ALTER TABLE "Ölstand [mm] %" ADD PRIMARY KEY ("time");
COMMENT ON TABLE "Ölstand [mm] %" IS 'Oil of the gearbox bench';
COMMENT ON COLUMN "Ölstand [mm] %"."Füllstand/links" IS 'Füllstand, linkes Schauglas [mm]';
COMMENT ON COLUMN "Ölstand [mm] %"."Füllstand/rechts" IS 'Füllstand, rechtes Schauglas [mm]';
COMMENT ON COLUMN "Ölstand [mm] %"."Grad °C" IS 'Öltemperatur [°C]';
