package io.pivot5.shared.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/// Loads the demo data into an empty database: about 5 million rows in the schemas `public` and `archive`.
///
/// Everything happens in one transaction, so a load that is killed leaves nothing behind, and two that start at once
/// load once. The comment on the schema `archive` is the mark that the data is there. Blocks for some ten seconds.
public final class DemoData {
    /// The setting `sources_narrow` for the relation that holds its channels in the long form.
    public static final String NARROW = "[{\"relation\":\"telemetry\",\"channel\":\"channel\",\"signal\":\"signal\","
            + "\"time\":\"time\",\"value\":\"value\"}]";

    /// The files in order; the first line of each is a comment that says what it makes.
    private static final List<String> SCRIPTS = List.of(
            "00-helpers.sql",
            "10-thrust-chamber.sql",
            "11-vibration.sql",
            "12-turbopump.sql",
            "13-flow.sql",
            "14-strain.sql",
            "15-gearbox.sql",
            "20-telemetry.sql",
            "21-plant.sql",
            "30-events.sql",
            "40-views.sql",
            "90-finish.sql");

    /// Any number that no other user of the same database takes: the advisory lock of a load.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7018500042)";

    private static final String LOADED = """
            SELECT EXISTS (
              SELECT FROM pg_namespace
              WHERE nspname = 'archive' AND obj_description(oid, 'pg_namespace') LIKE 'Pivot5 demo data%')""";

    private DemoData() {}

    /// Loads the data unless it is there, telling `progress` a line before each step. Returns whether it loaded. The
    /// connection may be in any mode and is left in auto-commit mode.
    public static boolean load(Connection connection, Consumer<String> progress) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(LOCK);
            boolean load = !isLoaded(statement);
            if (load) {
                for (String script : SCRIPTS) {
                    String sql = read(script);
                    progress.accept(title(sql));
                    statement.execute(sql);
                }
            }
            connection.commit();
            return load;
        } catch (SQLException | RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    private static boolean isLoaded(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery(LOADED)) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static String title(String sql) {
        return sql.substring("-- ".length(), sql.indexOf('\n'));
    }

    private static String read(String script) {
        try (InputStream stream = DemoData.class.getResourceAsStream(script)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + script + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
