package io.pivot5.shared.store.s3;

import io.pivot5.shared.testing.S3Stub;
import java.io.IOException;

/// Faults in front of a stub, on every machine; [S3FaultIT] has a real server.
final class S3FaultTest extends S3FaultContract {
    private final S3Stub stub;

    S3FaultTest() throws IOException {
        S3Stub started = S3Stub.start();
        super(started.location());
        this.stub = started;
    }

    @Override
    void releaseServer() {
        stub.close();
    }
}
