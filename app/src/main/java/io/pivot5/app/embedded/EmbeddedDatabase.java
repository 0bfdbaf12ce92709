package io.pivot5.app.embedded;

import io.pivot5.shared.database.PostgresUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// The PostgreSQL that comes with Pivot5: listens on loopback, on a free port, behind a password of its own, and keeps
/// its data in the home. What a killed process left running or half made is ended or made anew.
public final class EmbeddedDatabase implements AutoCloseable {
    static final String DATA = "postgres";
    static final String LOG = "postgres.log";
    static final String PASSWORD = "postgres-password";

    private static final String SOFTWARE = "postgres-software";
    private static final String USER = "postgres";
    private static final String DATABASE = "pivot5";
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /// Written last when a cluster has been made: without it the data folder is the rest of a killed attempt.
    private static final String COMPLETE = "pivot5-complete";

    private final EmbeddedPostgres server;
    private final PostgresUrl url;

    private EmbeddedDatabase(EmbeddedPostgres server, PostgresUrl url) {
        this.server = server;
        this.url = url;
    }

    public static EmbeddedDatabase start(Home home) throws IOException {
        Path data = home.resolve(DATA);
        OrphanedServer orphan = new OrphanedServer(data, home.resolve(SOFTWARE));
        orphan.stop();
        if (!Files.exists(data.resolve(COMPLETE))) {
            Home.deleteTree(data);
            writePrivately(home.resolve(PASSWORD), randomPassword());
        }
        String password = Files.readString(home.resolve(PASSWORD)).strip();
        EmbeddedPostgres server;
        try {
            server = start(home, data, password);
        } catch (IOException | RuntimeException e) {
            // Ctrl-C ends the program that starts it, but not always the server.
            orphan.stop();
            throw new IOException(
                    "the embedded PostgreSQL did not start, see " + home.resolve(LOG) + ": " + e.getMessage(), e);
        }
        PostgresUrl url = new PostgresUrl("127.0.0.1", server.getPort(), DATABASE, USER, password, Map.of());
        try {
            createDatabase(url);
            Files.writeString(data.resolve(COMPLETE), "");
        } catch (IOException | SQLException e) {
            server.close();
            throw new IOException("the embedded PostgreSQL cannot be used: " + e.getMessage(), e);
        }
        return new EmbeddedDatabase(server, url);
    }

    /// The server that another process runs in this home now, if one does.
    public static Optional<PostgresUrl> running(Path home) throws IOException {
        return new OrphanedServer(home.resolve(DATA), home.resolve(SOFTWARE))
                .port()
                .map(port -> new PostgresUrl("127.0.0.1", port, DATABASE, USER, readPassword(home), Map.of()));
    }

    public PostgresUrl url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static EmbeddedPostgres start(Home home, Path data, String password) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(home.resolve(LOG).toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(home.resolve(SOFTWARE).toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig(
                        "pwfile", home.resolve(PASSWORD).toAbsolutePath().toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                // The library is made for throw-away tests; this one holds what users keep.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("timezone", "UTC")
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .start();
    }

    private static void createDatabase(PostgresUrl url) throws SQLException {
        PostgresUrl maintenance = url.withDatabase("postgres");
        try (Connection connection =
                        DriverManager.getConnection(maintenance.jdbcUrl(), maintenance.user(), maintenance.password());
                Statement statement = connection.createStatement();
                ResultSet known =
                        statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
            if (!known.next()) {
                statement.execute("CREATE DATABASE " + DATABASE);
            }
        }
    }

    private static String readPassword(Path home) {
        try {
            return Files.readString(home.resolve(PASSWORD)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardCharsets.US_ASCII);
    }
}
