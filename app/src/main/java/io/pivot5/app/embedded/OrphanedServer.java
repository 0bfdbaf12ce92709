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

/// A PostgreSQL that runs on a data folder, found by the `postmaster.pid` that it keeps there and by its program,
/// which lies in the same home: a process number alone may have gone to somebody else since.
///
/// @param software where the programs of this home's PostgreSQL are
record OrphanedServer(Path data, Path software) {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final String PID_FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    /// Ends what a killed process left behind, be it the server or the making of its data folder; the caller holds
    /// the home, so nobody uses it.
    void stop() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isPresent()) {
            LOG.info(
                    "ending the PostgreSQL (process {}) of a run that was killed",
                    server.get().pid());
            // SIGINT is its fast shutdown; SIGTERM would wait for sessions.
            interrupt(server.get());
            ended(server.get());
        }
        for (ProcessHandle process : processes()) {
            process.destroyForcibly();
            if (!ended(process)) {
                throw new IOException(
                        "a PostgreSQL (process " + process.pid() + ") runs on " + data + " and does not end");
            }
        }
        // PostgreSQL would refuse to start for as long as any process has the number in this file.
        Files.deleteIfExists(data.resolve(PID_FILE));
    }

    /// The port of the server that runs on this folder.
    Optional<Integer> port() throws IOException {
        if (server().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = lines();
        return lines.size() > PORT_LINE
                ? Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()))
                : Optional.empty();
    }

    private Optional<ProcessHandle> server() throws IOException {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        return processes().stream().filter(process -> process.pid() == pid).findFirst();
    }

    private List<ProcessHandle> processes() throws IOException {
        if (!Files.exists(software)) {
            return List.of();
        }
        Path programs = software.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(programs))
                        .isPresent())
                .toList();
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(data.resolve(PID_FILE));
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    private static void interrupt(ProcessHandle process) throws IOException {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
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
