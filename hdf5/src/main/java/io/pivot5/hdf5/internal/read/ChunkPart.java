package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.internal.read.Runs.Visitor;

/// The samples of a selection that lie in one chunk.
final class ChunkPart {

    final long[] scaled;
    final long sampleCount;
    private final Cut cut;

    /// A part of one chunk.
    ///
    /// @param scaled the place of the chunk, counted in chunks
    /// @param sampleCount how many samples there are
    /// @param cut shows them
    ChunkPart(long[] scaled, long sampleCount, Cut cut) {
        this.scaled = scaled;
        this.sampleCount = sampleCount;
        this.cut = cut;
    }

    /// Shows samples as runs of elements of the chunk.
    @FunctionalInterface
    interface Cut {

        <E extends Exception> void show(Visitor<E> visitor) throws E;
    }

    <E extends Exception> void runs(Visitor<E> visitor) throws E {
        cut.show(visitor);
    }

    /// The elements from the first sample to the last.
    Stretch stretch() {
        long[] bounds = {Long.MAX_VALUE, 0};
        this.<RuntimeException>runs((source, stride, count, _) -> {
            bounds[0] = Math.min(bounds[0], source);
            bounds[1] = Math.max(bounds[1], source + (count - 1) * stride + 1);
        });
        return new Stretch(bounds[0], bounds[1]);
    }

    /// Elements of a chunk that follow each other.
    ///
    /// @param from the first
    /// @param to the one behind the last
    record Stretch(long from, long to) {

        long count() {
            return to - from;
        }
    }
}
