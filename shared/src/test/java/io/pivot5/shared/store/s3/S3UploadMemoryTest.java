package io.pivot5.shared.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.Upload;
import io.pivot5.shared.testing.S3Stub;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// Memory as bytes allocated by the whole process, which no garbage collector blurs: if a part were copied as a whole
/// even once, the sum would be beyond the length of the upload. It does not show how much is held at one time; that
/// follows, since what is reused is held.
final class S3UploadMemoryTest {
    private static final long MIB = 1 << 20;

    @Test
    void aLongUploadReusesTwoParts() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        ByteBuffer piece = ByteBuffer.allocate(1 << 20);
        try (S3Stub stub = S3Stub.countingOnly();
                S3ObjectStore store = S3ObjectStore.connect(stub.location(), S3Options.DEFAULTS)) {
            upload(store, piece, 20);
            long before = threads.getTotalThreadAllocatedBytes();
            upload(store, piece, 300);
            long allocated = threads.getTotalThreadAllocatedBytes() - before;
            assertThat(stub.bytesTaken()).isEqualTo(320 * MIB);
            // Three parts with the one held back, and what HTTP and the stub take for some forty requests.
            assertThat(allocated).isLessThan(60 * MIB);
        }
    }

    private static void upload(S3ObjectStore store, ByteBuffer piece, int pieces) throws IOException {
        try (Upload upload = store.upload(ObjectKey.of("large"), PutMode.REPLACE, 100)) {
            for (int i = 0; i < pieces; i++) {
                upload.write(piece.duplicate().limit(i == 0 ? (1 << 20) - 100 : 1 << 20));
            }
            upload.commit(ByteBuffer.allocate(100));
        }
    }

    @Test
    void tenThousandPartsHoldFiveTebibytes() {
        long sum = 0;
        for (int part = 1; part <= PartSizes.MAX_PARTS; part++) {
            if (sum < 100_000_000_000L) {
                assertThat(PartSizes.of(part)).isBetween(5 << 20, 64 << 20);
            }
            sum += PartSizes.of(part);
        }
        assertThat(sum).isGreaterThanOrEqualTo(5L << 40);
    }
}
