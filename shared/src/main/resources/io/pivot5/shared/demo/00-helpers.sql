-- Preparing
-- Everything here is a function of the sample's number, never of chance: the same rows on every machine.
SET LOCAL TIME ZONE 'UTC';
SET LOCAL synchronous_commit = off;
SET LOCAL maintenance_work_mem = '128MB';
SET LOCAL jit = off;

CREATE SCHEMA archive;

-- The stand records 600 s a run: ignition at 30 s, deep throttle, overload, a sine sweep, shutdown at 480 s.
CREATE FUNCTION pg_temp.throttle(t float8) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE
    WHEN t < 30 THEN 0
    WHEN t < 36 THEN 1 - exp((30 - t) / 0.35) + 0.14 * exp((30 - t) / 0.9) * sin(5.5 * (t - 30))
    WHEN t < 150 THEN 1
    WHEN t < 153 THEN 1 - 0.35 * (t - 150) / 3
    WHEN t < 270 THEN 0.65
    WHEN t < 274 THEN 0.65 + 0.40 * (t - 270) / 4
    WHEN t < 400 THEN 1.05
    WHEN t < 460 THEN 0.90 + 0.15 * cos((t - 400) * 0.5236 * (1 + (t - 400) / 60))
    WHEN t < 480 THEN 0.95
    ELSE 0.95 * exp((480 - t) / 0.8)
  END;

-- Ten bits of a sample's hash as noise from -1 to 1; one hash holds the noise of six signals.
CREATE FUNCTION pg_temp.noise(hash bigint, slot int) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  ((hash >> (slot * 10)) & 1023)::float8 / 511.5 - 1;

-- What an analogue-digital converter with this step makes of a value.
CREATE FUNCTION pg_temp.adc(value float8, step float8) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  round(value / step) * step;

CREATE FUNCTION pg_temp.at(seconds float8) RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE RETURN
  timestamptz '2026-03-14 10:00:00+00' + seconds * interval '1 second';
