package io.pivot5.hdf5.internal.chunk;

import java.io.IOException;
import java.util.Optional;

/// Says where the chunks of one dataset lie. Safe for any number of threads.
@FunctionalInterface
public interface ChunkIndex {

    /// The chunk at `scaled`, its place counted in chunks; nothing if it was never written.
    Optional<Chunk> find(long[] scaled) throws IOException;
}
