package io.pivot5.hdf5.internal.chunk;

import java.util.List;

/// From places counted in chunks to places counted in elements.
///
/// @param chunk the dimensions of a chunk
record ChunkScale(List<Long> chunk) {

    long[] elements(long[] scaled) {
        long[] place = new long[scaled.length];
        for (int i = 0; i < place.length; i++) {
            place[i] = scaled[i] * chunk.get(i);
        }
        return place;
    }
}
