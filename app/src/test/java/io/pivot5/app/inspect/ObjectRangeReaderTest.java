package io.pivot5.app.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.Upload;
import io.pivot5.shared.store.directory.DirectoryObjectStore;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectRangeReaderTest {
    private static final ObjectKey KEY = ObjectKey.of("runs/a.h5");

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        put("0123456789");
    }

    @Test
    void readsRangesOfTheObject() throws IOException {
        try (ObjectStore store = DirectoryObjectStore.open(folder);
                RangeReader reader = ObjectRangeReader.open(store, KEY)) {
            assertThat(reader.length()).isEqualTo(10);
            assertThat(read(reader, 3, 4)).isEqualTo("3456");
            assertThat(read(reader, 0, 10)).isEqualTo("0123456789");
            assertThatThrownBy(() -> read(reader, 7, 4)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void noticesThatTheObjectIsAnotherOne() throws IOException {
        try (ObjectStore store = DirectoryObjectStore.open(folder);
                RangeReader reader = ObjectRangeReader.open(store, KEY)) {
            assertThat(read(reader, 0, 2)).isEqualTo("01");
            put("abcdefghijklmnop");
            assertThatThrownBy(() -> read(reader, 0, 2)).isInstanceOf(StoreException.ObjectChanged.class);
        }
    }

    @Test
    void saysWhenThereIsNoObject() throws IOException {
        try (ObjectStore store = DirectoryObjectStore.open(folder)) {
            assertThatThrownBy(() -> ObjectRangeReader.open(store, ObjectKey.of("none")))
                    .isInstanceOf(StoreException.UnknownObject.class);
        }
    }

    private static String read(RangeReader reader, long position, int count) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(count);
        reader.readFully(position, target);
        return StandardCharsets.UTF_8.decode(target.flip()).toString();
    }

    private void put(String content) throws IOException {
        try (ObjectStore store = DirectoryObjectStore.open(folder);
                Upload upload = store.upload(KEY, PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
            upload.commit();
        }
    }
}
