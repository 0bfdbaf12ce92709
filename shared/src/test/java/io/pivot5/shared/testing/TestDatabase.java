package io.pivot5.shared.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// One database of the test server and the facts for connecting to it.
public record TestDatabase(String host, int port, String name, String user, String password) {
    /// The form of the settings: `postgresql://user:password@host:port/database`.
    public String url() {
        return "postgresql://" + user + ":" + password + "@" + host + ":" + port + "/" + name;
    }

    /// The same database seen by another role.
    public TestDatabase as(String otherUser, String otherPassword) {
        return new TestDatabase(host, port, name, otherUser, otherPassword);
    }

    /// A new JDBC connection; the caller closes it.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://" + host + ":" + port + "/" + name, user, password);
    }

    /// Runs statements, several in one text if need be.
    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /// The first column of the first row as text; null for NULL and for no row.
    public @Nullable String value(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
