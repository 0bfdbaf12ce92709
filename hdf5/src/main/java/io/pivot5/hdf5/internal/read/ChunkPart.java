package io.pivot5.hdf5.internal.read;

/// The samples of a selection that lie in one chunk.
final class ChunkPart {

    final long[] scaled;
    final long[] first;
    final long[] samples;

    /// A part of one chunk.
    ///
    /// @param scaled the place of the chunk, counted in chunks
    /// @param first the first sample of each dimension
    /// @param samples how many samples of each dimension
    ChunkPart(long[] scaled, long[] first, long[] samples) {
        this.scaled = scaled;
        this.first = first;
        this.samples = samples;
    }

    long[] origin(long[] chunk) {
        long[] origin = new long[scaled.length];
        for (int i = 0; i < origin.length; i++) {
            origin[i] = scaled[i] * chunk[i];
        }
        return origin;
    }

    long sampleCount() {
        long count = 1;
        for (long each : samples) {
            count *= each;
        }
        return count;
    }
}
