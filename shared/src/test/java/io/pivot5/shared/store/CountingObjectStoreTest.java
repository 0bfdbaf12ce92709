package io.pivot5.shared.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class CountingObjectStoreTest {
    private static final ObjectKey KEY = ObjectKey.of("a/b");

    @Test
    void callsAndBytesAreCountedByKind() throws IOException {
        StoreCounters counters = new StoreCounters();
        try (CountingObjectStore store = new CountingObjectStore(new MemoryObjectStore(), counters)) {
            try (Upload upload = store.upload(KEY, PutMode.REPLACE, 10)) {
                upload.write(ByteBuffer.allocate(90));
                upload.commit(ByteBuffer.allocate(10));
            }
            store.readFully(KEY, 5, ByteBuffer.allocate(20), ETag.ANY);
            store.readTail(KEY, ByteBuffer.allocate(1_000));
            try (ObjectContent content = store.open(KEY, new ByteRange.Last(30), ETag.ANY)) {
                content.stream().readAllBytes();
            }
            store.list(ListRequest.of(""));
            store.delete(KEY);
            assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreException.UnknownObject.class);
        }
        assertThat(counters.calls()).isEqualTo(7);
        assertThat(counters.calls(StoreOperation.HEAD)).isEqualTo(1);
        assertThat(counters.bytes(StoreOperation.UPLOAD)).isEqualTo(100);
        assertThat(counters.bytes(StoreOperation.READ)).isEqualTo(20);
        assertThat(counters.bytes(StoreOperation.TAIL)).isEqualTo(100);
        assertThat(counters.bytes(StoreOperation.STREAM)).isEqualTo(30);
    }
}
