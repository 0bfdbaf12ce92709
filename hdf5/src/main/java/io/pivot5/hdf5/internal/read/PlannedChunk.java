package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.internal.chunk.Chunk;

/// A stored chunk and what of it is wanted.
///
/// @param chunk where it is stored
/// @param part what of it is wanted
record PlannedChunk(Chunk chunk, ChunkPart part) {

    long end() {
        return chunk.address() + chunk.storedSize();
    }
}
