package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.internal.bytes.LruMap;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Chunks of one file by address, decoded or, where parts of them can be decoded alone, as they are stored. Bounded in
/// bytes.
public final class ChunkCache {

    private final LruMap<Key, ByteBuffer> chunks;

    /// Holds up to `limit` bytes.
    public ChunkCache(long limit) {
        this.chunks = new LruMap<>(limit, ByteBuffer::capacity);
    }

    Optional<ByteBuffer> find(long address) {
        return chunks.find(new Key(address, true)).map(ByteBuffer::duplicate);
    }

    void put(long address, ByteBuffer decoded) {
        chunks.put(new Key(address, true), decoded.duplicate());
    }

    Optional<ByteBuffer> findStored(long address) {
        return chunks.find(new Key(address, false)).map(ByteBuffer::duplicate);
    }

    void putStored(long address, ByteBuffer stored) {
        chunks.put(new Key(address, false), stored.duplicate());
    }

    private record Key(long address, boolean decoded) {}
}
