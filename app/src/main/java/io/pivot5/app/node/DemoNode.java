package io.pivot5.app.node;

import io.pivot5.app.embedded.Home;
import io.pivot5.shared.database.PostgresUrl;
import io.pivot5.shared.demo.DemoData;
import io.pivot5.shared.settings.AuthMode;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Consumer;

/// A node with everything of its own: database, bucket and data to look at.
public final class DemoNode {
    private DemoNode() {}

    /// @param closers closed with the node, and by the caller when the start fails
    /// @param steps told what is being done, a line each
    public static Node start(Configuration configuration, Closers closers, boolean fresh, Consumer<String> steps)
            throws Exception {
        AuthMode auth = AuthRules.resolve(configuration);
        Home home = Home.hold(configuration.get(Settings.HOME));
        closers.add("home", home);
        FreePort.check(configuration);
        if (fresh) {
            steps.accept("wiping " + home.folder());
            home.wipe();
        }
        steps.accept("starting PostgreSQL in " + home.folder());
        PostgresUrl database = NodeDatabases.embedded(home, closers);
        loadData(database, steps);
        steps.accept("starting every role");
        return Node.start(configuration, auth, new NodeDatabases(database, database), closers);
    }

    private static void loadData(PostgresUrl database, Consumer<String> steps) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
            DemoData.load(connection, steps);
        }
    }
}
