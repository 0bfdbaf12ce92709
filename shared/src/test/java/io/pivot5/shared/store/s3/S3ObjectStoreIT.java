package io.pivot5.shared.store.s3;

import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.ObjectStoreContract;
import io.pivot5.shared.testing.MinioServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// The contract against a real MinIO server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class S3ObjectStoreIT extends ObjectStoreContract {
    private final MinioServer server;
    private S3Location location;

    S3ObjectStoreIT() throws IOException {
        server = MinioServer.start();
        location = server.newBucket();
    }

    @AfterAll
    void stopServer() throws IOException {
        server.close();
    }

    @Override
    protected ObjectStore emptyStore() throws IOException {
        location = server.newBucket();
        return S3ObjectStore.connect(location, S3Options.DEFAULTS);
    }

    /// All large uploads of the contract have this key.
    @Override
    protected int leftovers() throws IOException {
        try (S3ObjectStore other = S3ObjectStore.connect(location, S3Options.DEFAULTS)) {
            return other.discardUploads(ObjectKey.of("folder/object.h5"));
        }
    }
}
