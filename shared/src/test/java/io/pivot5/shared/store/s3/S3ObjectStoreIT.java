package io.pivot5.shared.store.s3;

import io.minio.ListMultipartUploadsArgs;
import io.minio.MinioAsyncClient;
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

    /// MinIO shows unfinished uploads of an exact key only; the contract uses this one.
    @Override
    protected int leftovers() throws Exception {
        try (MinioAsyncClient client = MinioAsyncClient.builder()
                .endpoint(location.endpoint().toString())
                .region(location.region())
                .credentials(location.accessKey(), location.secretKey())
                .build()) {
            return client.listMultipartUploads(ListMultipartUploadsArgs.builder()
                            .bucket(location.bucket())
                            .prefix("folder/object.h5")
                            .build())
                    .get()
                    .result()
                    .uploads()
                    .size();
        }
    }
}
