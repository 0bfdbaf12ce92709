package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.internal.bytes.LruMap;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Decoded chunks of one file by address, bounded in bytes.
public final class ChunkCache {

    private final LruMap<Long, ByteBuffer> chunks;

    /// Holds up to `limit` bytes.
    public ChunkCache(long limit) {
        this.chunks = new LruMap<>(limit, ByteBuffer::capacity);
    }

    Optional<ByteBuffer> find(long address) {
        return chunks.find(address).map(ByteBuffer::duplicate);
    }

    void put(long address, ByteBuffer decoded) {
        chunks.put(address, decoded.duplicate());
    }
}
