package io.pivot5.hdf5.internal.read;

import java.io.IOException;
import java.util.List;

/// The stored elements of one dataset. Safe for any number of threads.
@FunctionalInterface
public interface Storage {

    /// Takes the elements of `slab` to `sink`.
    void read(Slab slab, RunSink sink, Cancellation cancellation) throws IOException;

    /// Takes single elements to `sink`, numbered as they are in `points`. Storages that fetch read what lies close at
    /// once.
    default void readPoints(List<Slab> points, RunSink sink, Cancellation cancellation) throws IOException {
        for (int number = 0; number < points.size(); number++) {
            cancellation.check();
            read(points.get(number), new TargetShift(sink, number), cancellation);
        }
    }
}
