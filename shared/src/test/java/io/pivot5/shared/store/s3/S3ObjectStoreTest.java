package io.pivot5.shared.store.s3;

import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.ObjectStoreContract;
import io.pivot5.shared.testing.S3Stub;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/// The contract against a stub, on machines without a real server; [S3ObjectStoreIT] has one.
final class S3ObjectStoreTest extends ObjectStoreContract {
    private final S3Stub stub;

    S3ObjectStoreTest() throws IOException {
        stub = S3Stub.start();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Override
    protected ObjectStore emptyStore() {
        return S3ObjectStore.connect(stub.location(), S3Options.DEFAULTS);
    }

    @Override
    protected int leftovers() {
        return stub.unfinishedUploads();
    }
}
