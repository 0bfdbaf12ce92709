package io.pivot5.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.Upload;
import io.pivot5.shared.store.directory.DirectoryObjectStore;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadSweepTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();

    @TempDir
    private Path bucket;

    @AfterEach
    void close() throws Exception {
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void uploadsOfDeadProcessesAreEndedAndRunningOnesAreNot() throws Exception {
        Path left = leaveUpload();
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        try (ObjectStore store = DirectoryObjectStore.open(bucket);
                Upload running = store.upload(ObjectKey.of("new.h5"), PutMode.REPLACE)) {
            running.write(ByteBuffer.wrap(new byte[] {1}));
            assertThat(Blocking.await(new UploadSweep(vertx, store).run(), LIMIT))
                    .isEqualTo(1);
            assertThat(left).doesNotExist();
            running.commit();
            assertThat(store.head(ObjectKey.of("new.h5")).size()).isEqualTo(1);
        }
    }

    @Test
    void aBucketThatIsAwayIsNoFailure() throws Exception {
        ObjectStore store = DirectoryObjectStore.open(bucket);
        store.close();
        assertThat(Blocking.await(new UploadSweep(vertx, store).run(), LIMIT)).isZero();
    }

    /// The file of an upload that its process did not live to end.
    private Path leaveUpload() throws IOException {
        DirectoryObjectStore store = DirectoryObjectStore.open(bucket);
        Upload upload = store.upload(ObjectKey.of("old.h5"), PutMode.REPLACE);
        upload.write(ByteBuffer.wrap(new byte[] {1}));
        try (Stream<Path> files = Files.walk(bucket)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        }
    }
}
