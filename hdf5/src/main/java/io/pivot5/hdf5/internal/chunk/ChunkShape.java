package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.Dataspace;
import java.util.List;

/// The shape of a chunked dataset, seen by its index.
///
/// @param space of the dataset
/// @param chunk the dimensions of a chunk
/// @param chunkBytes the bytes of a decoded chunk
/// @param filtered whether chunks go through filters
public record ChunkShape(Dataspace space, List<Long> chunk, long chunkBytes, boolean filtered) {

    /// Copies the list.
    public ChunkShape {
        chunk = List.copyOf(chunk);
    }

    /// The number of dimensions.
    public int rank() {
        return chunk.size();
    }

    /// How many chunks fit the greatest extent of a dimension, or [Dataspace#UNLIMITED].
    public long mostChunks(int dimension) {
        long most = space.maximum().get(dimension);
        return most == Dataspace.UNLIMITED ? most : chunksOf(most, dimension);
    }

    /// How many chunks hold the dimension as it is now.
    public long chunks(int dimension) {
        return chunksOf(space.dimensions().get(dimension), dimension);
    }

    private long chunksOf(long extent, int dimension) {
        long size = chunk.get(dimension);
        return extent / size + (extent % size == 0 ? 0 : 1);
    }

    /// The number of a chunk in C order over the greatest extents.
    public long linear(long[] scaled) {
        long index = 0;
        for (int i = 0; i < scaled.length; i++) {
            index = index * mostChunks(i) + scaled[i];
        }
        return index;
    }

    /// The number of a chunk in C order with the unlimited dimension moved to the front.
    public long swizzled(long[] scaled) {
        int unlimited = Math.max(0, space.maximum().indexOf(Dataspace.UNLIMITED));
        long index = scaled[unlimited];
        for (int i = 0; i < scaled.length; i++) {
            if (i != unlimited) {
                index = index * mostChunks(i) + scaled[i];
            }
        }
        return index;
    }
}
