package io.pivot5.app.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL that runs on a data folder, found by the `postmaster.pid` that it keeps there.
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final int PORT_LINE = 3;

    private OrphanedServer() {}

    /// Ends the server that a killed process left behind; the caller holds the home, so nobody uses it.
    static void stop(Path data) throws IOException {
        Optional<ProcessHandle> server = process(data);
        if (server.isPresent()) {
            LOG.info(
                    "ending the PostgreSQL (process {}) of a run that was killed",
                    server.get().pid());
            // SIGINT is its fast shutdown; SIGTERM would wait for sessions.
            signal("INT", server.get());
            if (!ended(server.get())) {
                signal("QUIT", server.get());
                if (!ended(server.get())) {
                    throw new IOException(
                            "a PostgreSQL (process " + server.get().pid() + ") runs on " + data + " and does not end");
                }
            }
        }
    }

    /// The port of the server that runs on this folder.
    static Optional<Integer> port(Path data) throws IOException {
        if (process(data).isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = lines(data);
        return lines.size() > PORT_LINE
                ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
                : Optional.empty();
    }

    private static Optional<ProcessHandle> process(Path data) throws IOException {
        List<String> lines = lines(data);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                .filter(ProcessHandle::isAlive)
                .filter(OrphanedServer::isPostgres);
    }

    /// The number may have gone to another program since.
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(false);
    }

    private static List<String> lines(Path data) throws IOException {
        try {
            return Files.readAllLines(data.resolve("postmaster.pid"));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid())
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException _) {
            return !process.isAlive();
        }
    }
}
