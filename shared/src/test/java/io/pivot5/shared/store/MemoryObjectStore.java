package io.pivot5.shared.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// A bucket in memory, for tests. It is as strict as the strictest store: `a` and `a/b` exclude each other.
public final class MemoryObjectStore implements ObjectStore {
    /// No record: the array is nobody else's, and two versions are never compared.
    private static final class Stored {
        private final byte[] bytes;
        private final ETag etag;
        private final Instant modified = Instant.now();

        Stored(byte[] bytes, ETag etag) {
            this.bytes = bytes;
            this.etag = etag;
        }

        ObjectInfo info(ObjectKey key) {
            return new ObjectInfo(key, bytes.length, etag, modified);
        }
    }

    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>(Utf8Order.COMPARATOR);
    private final Set<MemoryUpload> unfinished = ConcurrentHashMap.newKeySet();
    private final AtomicLong versions = new AtomicLong();

    /// Puts an object without ceremony.
    public ObjectInfo put(String key, byte[] bytes) {
        Stored stored = new Stored(bytes.clone(), nextETag());
        objects.put(ObjectKey.of(key).value(), stored);
        return stored.info(ObjectKey.of(key));
    }

    /// Uploads begun and neither committed nor discarded.
    public int unfinishedUploads() {
        return unfinished.size();
    }

    @Override
    public ObjectInfo head(ObjectKey key) throws IOException {
        return stored(key).info(key);
    }

    @Override
    public ListPage list(ListRequest request) throws IOException {
        List<ListEntry> entries = new ArrayList<>();
        String from = request.cursor().map(cursor -> cursor.substring(1)).orElse(request.prefix());
        if (request.cursor().isPresent() && !request.cursor().get().startsWith(">")) {
            throw new StoreException.InvalidCursor();
        }
        String next = objects.ceilingKey(from);
        while (next != null && next.startsWith(request.prefix())) {
            if (entries.size() == request.limit()) {
                return new ListPage(entries, Optional.of(">" + next));
            }
            int slash = next.indexOf('/', request.prefix().length());
            if (request.folders() && slash >= 0) {
                entries.add(new ListEntry.Folder(next.substring(0, slash + 1)));
                next = objects.ceilingKey(next.substring(0, slash) + "0");
            } else {
                Stored stored = objects.get(next);
                if (stored != null) {
                    entries.add(stored.info(ObjectKey.of(next)));
                }
                next = objects.higherKey(next);
            }
        }
        return new ListPage(entries, Optional.empty());
    }

    @Override
    public void readFully(ObjectKey key, long offset, ByteBuffer target, ETag expected) throws IOException {
        Stored stored = stored(key, expected);
        if (offset < 0 || offset > stored.bytes.length - (long) target.remaining()) {
            throw new StoreException.OutOfRange(key, stored.bytes.length);
        }
        target.put(stored.bytes, Math.toIntExact(offset), target.remaining());
    }

    @Override
    public ObjectInfo readTail(ObjectKey key, ByteBuffer target) throws IOException {
        Stored stored = stored(key);
        int count = Math.min(target.remaining(), stored.bytes.length);
        target.put(stored.bytes, stored.bytes.length - count, count);
        return stored.info(key);
    }

    @Override
    public ObjectContent open(ObjectKey key, ByteRange range, ETag expected) throws IOException {
        Stored stored = stored(key, expected);
        ByteRange.Span span = range.within(stored.bytes.length)
                .orElseThrow(() -> new StoreException.OutOfRange(key, stored.bytes.length));
        int start = Math.toIntExact(span.offset());
        byte[] part = Arrays.copyOfRange(stored.bytes, start, start + Math.toIntExact(span.length()));
        return new ObjectContent(stored.info(key), span, new ByteArrayInputStream(part));
    }

    @Override
    public Optional<ObjectContent> openIfChanged(ObjectKey key, ByteRange range, ETag known) throws IOException {
        return stored(key).etag.equals(known) ? Optional.empty() : Optional.of(open(key, range, ETag.ANY));
    }

    @Override
    public Upload upload(ObjectKey key, PutMode mode, int held) throws IOException {
        requireRoom(key);
        return new MemoryUpload(key, mode, held);
    }

    @Override
    public void delete(ObjectKey key) {
        objects.remove(key.value());
    }

    @Override
    public int discardUploads(ObjectKey key) {
        return discard(List.copyOf(unfinished).stream()
                .filter(upload -> upload.key.equals(key))
                .toList());
    }

    @Override
    public int sweepAbandoned(Duration olderThan) {
        Instant limit = Instant.now().minus(olderThan);
        return discard(List.copyOf(unfinished).stream()
                .filter(upload -> upload.begun.isBefore(limit))
                .toList());
    }

    private int discard(List<MemoryUpload> uploads) {
        uploads.forEach(unfinished::remove);
        return uploads.size();
    }

    @Override
    public void close() {
        // Nothing to release.
    }

    private Stored stored(ObjectKey key, ETag expected) throws IOException {
        Stored stored = stored(key);
        if (!expected.accepts(stored.etag)) {
            throw new StoreException.ObjectChanged(key, expected);
        }
        return stored;
    }

    private Stored stored(ObjectKey key) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        Stored stored = objects.get(key.value());
        if (stored == null) {
            throw new StoreException.UnknownObject(key);
        }
        return stored;
    }

    private ETag nextETag() {
        return new ETag("v" + versions.incrementAndGet());
    }

    private void requireRoom(ObjectKey key) throws StoreException {
        String below = objects.ceilingKey(key.value() + "/");
        if (below != null && below.startsWith(key.value() + "/")) {
            throw new StoreException.KeyRefused(key, "it is a folder");
        }
        for (int slash = key.value().indexOf('/');
                slash >= 0;
                slash = key.value().indexOf('/', slash + 1)) {
            if (objects.containsKey(key.value().substring(0, slash))) {
                throw new StoreException.KeyRefused(key, key.value().substring(0, slash) + " is not a folder");
            }
        }
    }

    private final class MemoryUpload extends AbstractUpload {
        private final ObjectKey key;
        private final PutMode mode;
        private final Instant begun = Instant.now();
        private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

        MemoryUpload(ObjectKey key, PutMode mode, int held) {
            super(held);
            this.key = key;
            this.mode = mode;
            unfinished.add(this);
        }

        @Override
        protected void append(ByteBuffer source) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            rest.writeBytes(bytes);
        }

        @Override
        protected StoredObject publish(ByteBuffer first) throws IOException {
            if (!unfinished.remove(this)) {
                throw new StoreException.Rejected("this upload was ended by somebody else", null);
            }
            requireRoom(key);
            byte[] bytes = ByteBuffer.allocate(first.remaining() + rest.size())
                    .put(first)
                    .put(rest.toByteArray())
                    .array();
            Stored stored = new Stored(bytes, nextETag());
            switch (mode) {
                case REPLACE -> objects.put(key.value(), stored);
                case CREATE -> {
                    if (objects.putIfAbsent(key.value(), stored) != null) {
                        throw new StoreException.ObjectExists(key);
                    }
                }
            }
            return new StoredObject(key, bytes.length, stored.etag);
        }

        @Override
        protected void abandon() {
            unfinished.remove(this);
        }
    }
}
