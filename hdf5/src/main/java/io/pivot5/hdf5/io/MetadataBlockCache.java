package io.pivot5.hdf5.io;

import io.pivot5.hdf5.internal.bytes.LruMap;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Blocks of the metadata of many files, bounded in bytes and shared by every reader of the same key.
///
/// A key has to name the bytes, not only the place: an object and its ETag. Then a file that changes underneath gets
/// blocks of its own and is never mixed with what it was. Safe for any number of threads.
public final class MetadataBlockCache {

    /// Small enough that scattered headers do not fill the cache with what lies between them.
    static final int BLOCK_BYTES = 16 << 10;

    private final long limit;
    private final LruMap<Place, ByteBuffer> blocks;

    /// Holds up to `limit` bytes.
    public MetadataBlockCache(long limit) {
        this.limit = limit;
        this.blocks = new LruMap<>(limit, ByteBuffer::capacity);
    }

    /// A reader of `source`, whose bytes `key` names, that keeps metadata here. It closes `source`.
    public RangeReader reader(String key, RangeReader source) {
        return new BlockReader(this, key, source);
    }

    /// The most bytes held.
    long limit() {
        return limit;
    }

    /// The bytes held now.
    public long bytes() {
        return blocks.weight();
    }

    Optional<ByteBuffer> find(String key, long block) {
        return blocks.find(new Place(key, block));
    }

    void put(String key, long block, ByteBuffer bytes) {
        blocks.put(new Place(key, block), bytes);
    }

    private record Place(String key, long block) {}
}
