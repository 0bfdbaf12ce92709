package io.pivot5.shared.database;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.internal.exception.FlywaySqlException;

/// Brings Pivot5's own schema to the version of this code. Several nodes may do so at once: an advisory lock of the
/// database lets one work and the others wait. Blocking.
public final class Migrations {
    /// The schema of everything that Pivot5 keeps.
    public static final String SCHEMA = "pivot5";

    private Migrations() {}

    /// @throws SchemaRefusedException if trying again cannot help: a newer node has been here, or the role may not
    /// create what is needed
    /// @throws SQLException if the database cannot be reached or fails
    public static void run(PostgresUrl url) throws SchemaRefusedException, SQLException {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url.jdbcUrl(), url.user(), url.password())
                    .locations("classpath:io/pivot5/shared/database/migration")
                    .schemas(SCHEMA)
                    .createSchemas(true)
                    // Nothing is ignored, above all not a version from the future.
                    .ignoreMigrationPatterns(new String[0])
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new SchemaRefusedException(
                    "the schema " + SCHEMA + " of " + url + " is not the one of this version (a newer Pivot5 may have"
                            + " migrated it): " + firstLine(e),
                    e);
        } catch (FlywaySqlException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw translate(url, cause);
            }
            throw new SQLException(firstLine(e), e);
        } catch (FlywayException e) {
            throw new SQLException(firstLine(e), e);
        }
    }

    private static SQLException translate(PostgresUrl url, SQLException cause) throws SchemaRefusedException {
        String state = String.valueOf(cause.getSQLState());
        if (state.equals("42501") || state.equals("25006")) {
            throw new SchemaRefusedException(
                    "the role " + url.user() + " may not create the schema " + SCHEMA + " in " + url
                            + ": name another database by PIVOT5_DATABASE, or create the schema for it",
                    cause);
        }
        return cause;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("");
    }
}
