-- Statistics for the planner
ANALYZE;
DROP FUNCTION pg_temp.at(float8);
DROP FUNCTION pg_temp.adc(float8, float8);
DROP FUNCTION pg_temp.noise(bigint, int);
DROP FUNCTION pg_temp.throttle(float8);
COMMENT ON SCHEMA archive IS 'Pivot5 demo data, version 1';
