package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.LruMap;
import java.io.IOException;
import java.util.Optional;

/// Checksummed blocks of a chunk index, kept while they fit a few megabytes.
final class Pages {

    private static final long CACHED_BYTES = 4L << 20;

    private final FileSource source;
    private final LruMap<Long, ByteCursor> pages = new LruMap<>(CACHED_BYTES, ByteCursor::remaining);

    Pages(FileSource source) {
        this.source = source;
    }

    ByteCursor read(String structure, long address, long size) throws IOException {
        Optional<ByteCursor> cached = pages.find(address);
        if (cached.isPresent()) {
            return cached.get().fresh();
        }
        ByteCursor page = source.checked(structure, address, size);
        pages.put(address, page.fresh());
        return page;
    }
}
