package io.pivot5.shared.store.s3;

import io.pivot5.shared.testing.S3Stub;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/// Faults in front of a stub, on every machine; [S3FaultIT] has a real server.
final class S3FaultTest extends S3FaultContract {
    private final S3Stub stub;

    S3FaultTest() throws IOException {
        this(S3Stub.start());
    }

    private S3FaultTest(S3Stub stub) throws IOException {
        super(stub.location());
        this.stub = stub;
    }

    @AfterEach
    void stop() {
        stub.close();
    }
}
