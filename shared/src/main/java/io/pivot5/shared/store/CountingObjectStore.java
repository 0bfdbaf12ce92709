package io.pivot5.shared.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// Counts what passes on its way to another store. Cheap enough to be made for one request of a client.
public final class CountingObjectStore implements ObjectStore {
    private final ObjectStore store;
    private final StoreCounters counters;

    public CountingObjectStore(ObjectStore store, StoreCounters counters) {
        this.store = store;
        this.counters = counters;
    }

    @Override
    public ObjectInfo head(ObjectKey key) throws IOException {
        counters.call(StoreOperation.HEAD);
        return store.head(key);
    }

    @Override
    public ListPage list(ListRequest request) throws IOException {
        counters.call(StoreOperation.LIST);
        return store.list(request);
    }

    @Override
    public void readFully(ObjectKey key, long offset, ByteBuffer target, ETag expected) throws IOException {
        counters.call(StoreOperation.READ);
        int length = target.remaining();
        store.readFully(key, offset, target, expected);
        counters.bytes(StoreOperation.READ, length);
    }

    @Override
    public ObjectInfo readTail(ObjectKey key, ByteBuffer target) throws IOException {
        counters.call(StoreOperation.TAIL);
        int before = target.position();
        ObjectInfo info = store.readTail(key, target);
        counters.bytes(StoreOperation.TAIL, target.position() - before);
        return info;
    }

    @Override
    public ObjectContent open(ObjectKey key, ByteRange range, ETag expected) throws IOException {
        counters.call(StoreOperation.STREAM);
        return counted(store.open(key, range, expected));
    }

    @Override
    public Optional<ObjectContent> openIfChanged(ObjectKey key, ByteRange range, ETag known) throws IOException {
        counters.call(StoreOperation.STREAM);
        return store.openIfChanged(key, range, known).map(this::counted);
    }

    @Override
    public Upload upload(ObjectKey key, PutMode mode, int held) throws IOException {
        counters.call(StoreOperation.UPLOAD);
        return new CountingUpload(store.upload(key, mode, held));
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        counters.call(StoreOperation.DELETE);
        store.delete(key);
    }

    @Override
    public int discardUploads(ObjectKey key) throws IOException {
        counters.call(StoreOperation.DELETE);
        return store.discardUploads(key);
    }

    @Override
    public int sweepAbandoned(Duration olderThan) throws IOException {
        counters.call(StoreOperation.DELETE);
        return store.sweepAbandoned(olderThan);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }

    private ObjectContent counted(ObjectContent content) {
        return new ObjectContent(content.info(), content.span(), new CountingStream(content.stream()));
    }

    private final class CountingStream extends FilterInputStream {
        CountingStream(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            counters.bytes(StoreOperation.STREAM, value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            counters.bytes(StoreOperation.STREAM, Math.max(count, 0));
            return count;
        }
    }

    private final class CountingUpload implements Upload {
        private final Upload upload;

        CountingUpload(Upload upload) {
            this.upload = upload;
        }

        @Override
        public void write(ByteBuffer source) throws IOException {
            int length = source.remaining();
            upload.write(source);
            counters.bytes(StoreOperation.UPLOAD, length);
        }

        @Override
        public long position() {
            return upload.position();
        }

        @Override
        public StoredObject commit(ByteBuffer first) throws IOException {
            int length = first.remaining();
            StoredObject stored = upload.commit(first);
            counters.bytes(StoreOperation.UPLOAD, length);
            return stored;
        }

        @Override
        public void discard() {
            upload.discard();
        }
    }
}
