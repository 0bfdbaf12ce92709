package io.pivot5.shared.store.s3;

import io.pivot5.shared.testing.MinioServer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Faults in front of a real MinIO server.
final class S3FaultIT extends S3FaultContract {
    private static @Nullable MinioServer server;

    S3FaultIT() throws IOException {
        super(running().newBucket());
    }

    @BeforeAll
    static void startServer() throws IOException {
        server = MinioServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    void releaseServer() {
        // One server for all tests; each has a bucket of its own.
    }

    private static MinioServer running() {
        if (server == null) {
            throw new IllegalStateException("the server is started before all tests");
        }
        return server;
    }
}
