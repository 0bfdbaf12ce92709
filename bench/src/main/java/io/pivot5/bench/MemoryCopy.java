package io.pivot5.bench;

/// What a contiguous read is held against: as many doubles copied from one array into a new one.
final class MemoryCopy {

    private final double[] source;

    MemoryCopy(long bytes) {
        source = new double[Math.toIntExact(bytes / Double.BYTES)];
    }

    double copy() {
        double[] target = source.clone();
        return target[target.length / 2];
    }
}
