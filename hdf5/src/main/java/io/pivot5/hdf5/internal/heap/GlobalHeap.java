package io.pivot5.hdf5.internal.heap;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.LruMap;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The collections that hold variable-length values and references (specification section III.E).
public final class GlobalHeap {

    private static final String STRUCTURE = "global heap collection";
    private static final int ALIGNMENT = 8;
    private static final long CACHED_BYTES = 16L << 20;

    private final FileSource source;
    private final LruMap<Long, Collection> collections = new LruMap<>(CACHED_BYTES, Collection::size);

    /// The heap of `source`.
    public GlobalHeap(FileSource source) {
        this.source = source;
    }

    /// The object `index` of the collection at `address`.
    public ByteCursor object(long address, long index) throws IOException {
        Optional<Collection> cached = collections.find(address);
        Collection collection = cached.isPresent() ? cached.get() : read(address);
        ByteCursor object = collection.objects().get(index);
        if (object == null) {
            throw new CorruptFileException(STRUCTURE, address, "it has no object " + index);
        }
        return object.fresh();
    }

    private Collection read(long address) throws IOException {
        int prefixBytes = 8 + source.sizes().lengths();
        ByteCursor prefix = source.metadata(STRUCTURE, address, prefixBytes);
        prefix.signature("GCOL");
        prefix.version(1, 1);
        prefix.skip(3);
        long size = prefix.size();
        if (size < prefixBytes) {
            throw prefix.corrupt("its size cannot be");
        }
        ByteCursor cursor = source.metadata(STRUCTURE, address, size);
        cursor.skip(aligned(prefixBytes));
        Map<Long, ByteCursor> objects = new HashMap<>();
        int headBytes = 8 + source.sizes().lengths();
        while (cursor.remaining() >= headBytes) {
            int head = cursor.position();
            long index = cursor.u16();
            cursor.skip(6);
            long bytes = cursor.size();
            cursor.alignFrom(head, ALIGNMENT);
            if (index == 0) {
                break;
            }
            int start = cursor.position();
            objects.put(index, cursor.slice("global heap object", bytes));
            cursor.alignFrom(start, ALIGNMENT);
        }
        Collection collection = new Collection(size, objects);
        collections.put(address, collection);
        return collection;
    }

    private static long aligned(int bytes) {
        return (bytes + ALIGNMENT - 1L) / ALIGNMENT * ALIGNMENT;
    }

    private record Collection(long size, Map<Long, ByteCursor> objects) {}
}
