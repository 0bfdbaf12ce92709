package io.pivot5.shared.testing;

import io.pivot5.shared.demo.DemoData;
import java.sql.Connection;
import java.sql.SQLException;

/// A database with the demo data, loaded once a JVM because that takes ten seconds. For reading only.
public final class DemoDatabase {
    private DemoDatabase() {}

    public static TestDatabase loaded() {
        return Holder.DATABASE;
    }

    private static final class Holder {
        static final TestDatabase DATABASE = load();

        private static TestDatabase load() {
            TestDatabase database = TestPostgres.freshDatabase();
            try (Connection connection = database.connect()) {
                DemoData.load(connection, line -> {});
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
            return database;
        }
    }
}
