package io.pivot5.shared.testing;

import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.pivot5.shared.store.s3.S3Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;

/// A real MinIO server on a free port of the loopback with a directory of its own, ended with [#close]. The program is
/// `$PIVOT5_TEST_MINIO`, or what lies under `.tools` of the repository.
public final class MinioServer implements AutoCloseable {
    public static final String ACCESS_KEY = "pivot5test";
    public static final String SECRET_KEY = "pivot5test-secret";

    private static final String VERSION = "v0.0.0-20260212201848-7aac2a2c5b7c";
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private static final AtomicInteger BUCKETS = new AtomicInteger();

    private final Path program;
    private final Path directory;
    private final int port;
    private Process process;

    private MinioServer(Path program, Path directory, int port) throws IOException {
        this.program = program;
        this.directory = directory;
        this.port = port;
        this.process = launch();
    }

    /// Starts a server, or skips the test where there is no program.
    public static MinioServer start() throws IOException {
        Path program = Oracle.require("minio", program());
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        MinioServer server = new MinioServer(program, Files.createTempDirectory("pivot5-minio"), port);
        server.awaitReady();
        return server;
    }

    private static Optional<Path> program() {
        String named = System.getenv("PIVOT5_TEST_MINIO");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path program = at.resolve(".tools/minio-" + VERSION + "/minio");
            if (Files.isExecutable(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Where a new, empty bucket is.
    public S3Location newBucket() throws IOException {
        S3Location location =
                new S3Location(endpoint(), "us-east-1", "bucket-" + BUCKETS.incrementAndGet(), ACCESS_KEY, SECRET_KEY);
        try (MinioAsyncClient client = MinioAsyncClient.builder()
                .endpoint(location.endpoint().toString())
                .region(location.region())
                .credentials(location.accessKey(), location.secretKey())
                .httpClient(
                        new OkHttpClient.Builder()
                                .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
                                .build(),
                        true)
                .build()) {
            client.makeBucket(MakeBucketArgs.builder().bucket(location.bucket()).build())
                    .join();
            return location;
        }
    }

    /// Ends the server at once, as a crash would.
    public void kill() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
    }

    /// Starts it again after [#kill], with the same data on the same port.
    public void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    private Process launch() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                program.toString(),
                "server",
                "--quiet",
                "--address",
                "127.0.0.1:" + port,
                directory.resolve("data").toString());
        builder.environment().put("MINIO_ROOT_USER", ACCESS_KEY);
        builder.environment().put("MINIO_ROOT_PASSWORD", SECRET_KEY);
        builder.environment().put("MINIO_BROWSER", "off");
        builder.environment().put("MINIO_UPDATE", "off");
        builder.redirectErrorStream(true);
        builder.redirectOutput(directory.resolve("minio.log").toFile());
        Process started = builder.start();
        // For tests that end before they can close it.
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        return started;
    }

    private void awaitReady() throws IOException {
        Instant end = Instant.now().plus(START);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(endpoint().resolve("/")).build();
            while (Instant.now().isBefore(end)) {
                if (isReady(client, request)) {
                    return;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
        String log = Files.readString(directory.resolve("minio.log"));
        close();
        throw new IOException("minio does not start: " + log);
    }

    /// The health check says yes before buckets can be made; a refusal of a stranger's request comes from the store.
    private static boolean isReady(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 403;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(MinioServer::delete);
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
