package io.pivot5.shared.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A real PostgreSQL for tests: one server a JVM, started when first asked for, stopped and removed when the JVM ends.
///
/// Each test takes a database of its own by [#freshDatabase()]. A test that stops or restarts the server disturbs
/// whoever runs beside it in the same JVM; test classes run one after another.
public final class TestPostgres {
    private static final String PASSWORD = "postgres";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path data;
    private final int port;
    private final ServerControl control;

    private TestPostgres(Path data, int port) throws IOException {
        this.data = data;
        this.port = port;
        this.control = new ServerControl(data);
    }

    /// The server of this JVM.
    public static TestPostgres server() {
        return Holder.SERVER;
    }

    /// A new, empty database on the server of this JVM.
    public static TestDatabase freshDatabase() {
        TestPostgres server = server();
        String name = "test_" + DATABASES.incrementAndGet();
        server.database("postgres").execute("CREATE DATABASE " + name);
        return server.database(name);
    }

    public Path dataDirectory() {
        return data;
    }

    /// Stops the server as an administrator would in a hurry: connections are cut.
    public void stop() {
        control.stop();
    }

    /// Starts the stopped server again on the same port.
    public void start() {
        control.start();
    }

    public void restart() {
        stop();
        start();
    }

    private TestDatabase database(String name) {
        return new TestDatabase("127.0.0.1", port, name, "postgres", PASSWORD);
    }

    private static final class Holder {
        static final TestPostgres SERVER = launch();

        private static TestPostgres launch() {
            try {
                Path data = Files.createTempDirectory("pivot5-test-postgres");
                // Removes its folder and stops the server in a shutdown hook of its own.
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(true)
                        .setServerConfig("timezone", "Europe/Berlin")
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .start();
                return new TestPostgres(data, server.getPort());
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        }
    }

    /// `pg_ctl` with the program and the options that the running server was started with.
    private static final class ServerControl {
        private final Path data;
        private final Path program;
        private final String options;

        ServerControl(Path data) throws IOException {
            String commandLine =
                    Files.readString(data.resolve("postmaster.opts")).strip();
            int end = commandLine.indexOf(' ');
            this.data = data;
            this.program = Path.of(commandLine.substring(0, end)).resolveSibling("pg_ctl");
            this.options = commandLine.substring(end + 1);
        }

        void stop() {
            run("stop", "-m", "fast");
        }

        void start() {
            run("start", "-o", options, "-l", data.resolve("restart.log").toString());
        }

        private void run(String... arguments) {
            List<String> command = new ArrayList<>();
            if ("root".equals(System.getProperty("user.name"))) {
                // PostgreSQL refuses to run as root; a user namespace hides that, as the embedded server does itself.
                command.addAll(List.of("unshare", "-U"));
            }
            command.addAll(List.of(program.toString(), "-D", data.toString(), "-w"));
            command.addAll(List.of(arguments));
            try {
                Process process = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IllegalStateException("failed: " + command);
                }
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(exception);
            }
        }
    }
}
