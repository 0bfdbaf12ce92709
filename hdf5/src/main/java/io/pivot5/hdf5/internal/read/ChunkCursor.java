package io.pivot5.hdf5.internal.read;

/// Steps through the chunks that hold samples of a selection, and only those.
final class ChunkCursor {

    private final Slab slab;
    private final long[] chunk;
    private final long[] first;
    private final long[] samples;

    ChunkCursor(Slab slab, long[] chunk) {
        this.slab = slab;
        this.chunk = chunk;
        this.first = new long[slab.rank()];
        this.samples = new long[slab.rank()];
        for (int i = 0; i < first.length; i++) {
            measure(i);
        }
    }

    /// The part of the selection in the current chunk.
    ChunkPart part() {
        long[] scaled = new long[first.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = chunkOf(i);
        }
        return new ChunkPart(scaled, first.clone(), samples.clone());
    }

    /// Goes to the next chunk; false behind the last.
    boolean advance() {
        for (int i = first.length - 1; i >= 0; i--) {
            first[i] += samples[i];
            if (first[i] < slab.count[i]) {
                measure(i);
                return true;
            }
            first[i] = 0;
            measure(i);
        }
        return false;
    }

    private long chunkOf(int dimension) {
        return (slab.start[dimension] + first[dimension] * slab.step[dimension]) / chunk[dimension];
    }

    private void measure(int dimension) {
        long place = slab.start[dimension] + first[dimension] * slab.step[dimension];
        long left = chunk[dimension] - 1 - place % chunk[dimension];
        samples[dimension] = Math.min(slab.count[dimension] - first[dimension], left / slab.step[dimension] + 1);
    }
}
