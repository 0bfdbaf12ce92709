package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.internal.read.Runs.Visitor;
import java.util.Iterator;
import java.util.NoSuchElementException;

/// Steps through the chunks that hold samples of a selection, and only those.
final class ChunkCursor implements Iterator<ChunkPart> {

    private final Slab slab;
    private final Runs runs;
    private final long[] chunk;
    private final long[] first;
    private final long[] samples;
    private boolean more;

    /// At the first chunk of `slab`.
    ChunkCursor(Slab slab, long[] chunk) {
        this.slab = slab;
        this.runs = new Runs(slab);
        this.chunk = chunk;
        this.first = new long[slab.rank()];
        this.samples = new long[slab.rank()];
        this.more = slab.elementCount() > 0;
        for (int i = 0; more && i < first.length; i++) {
            measure(i);
        }
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public ChunkPart next() {
        if (!more) {
            throw new NoSuchElementException();
        }
        long[] scaled = new long[first.length];
        long[] origin = new long[first.length];
        long count = 1;
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = chunkOf(i);
            origin[i] = scaled[i] * chunk[i];
            count *= samples[i];
        }
        ChunkPart part = new ChunkPart(scaled, count, new Box(runs, origin, chunk, first.clone(), samples.clone()));
        more = advance();
        return part;
    }

    private boolean advance() {
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

    /// The part of a slab in one chunk.
    private static final class Box implements ChunkPart.Cut {

        private final Runs runs;
        private final long[] origin;
        private final long[] chunk;
        private final long[] first;
        private final long[] samples;

        Box(Runs runs, long[] origin, long[] chunk, long[] first, long[] samples) {
            this.runs = runs;
            this.origin = origin;
            this.chunk = chunk;
            this.first = first;
            this.samples = samples;
        }

        @Override
        public <E extends Exception> void show(Visitor<E> visitor) throws E {
            runs.forEach(origin, chunk, first, samples, visitor);
        }
    }
}
