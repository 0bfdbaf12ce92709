package io.pivot5.shared.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectContent;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.Upload;
import io.pivot5.shared.testing.MinioServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An upload goes on where it was when the store crashes and comes back; reads meanwhile fail and then work again.
final class S3RestartIT {
    private static final ObjectKey KEY = ObjectKey.of("large");

    @Test
    void anUploadSurvivesARestartOfTheStore() throws IOException {
        byte[] bytes = new byte[40 << 20];
        new Random(1).nextBytes(bytes);
        try (MinioServer server = MinioServer.start();
                S3ObjectStore store = S3ObjectStore.connect(server.newBucket(), S3Options.DEFAULTS);
                Upload upload = store.upload(KEY, PutMode.CREATE)) {
            upload.write(ByteBuffer.wrap(bytes, 0, 25 << 20));
            server.kill();
            assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreException.Unavailable.class);
            server.restart();
            upload.write(ByteBuffer.wrap(bytes, 25 << 20, 15 << 20));
            upload.commit();
            try (ObjectContent content = store.open(KEY, ByteRange.WHOLE, ETag.ANY)) {
                assertThat(Arrays.equals(content.stream().readAllBytes(), bytes))
                        .isTrue();
            }
        }
    }
}
