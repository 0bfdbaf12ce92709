package io.pivot5.hdf5.internal.read;

import java.io.IOException;

/// The stored elements of one dataset. Safe for any number of threads.
@FunctionalInterface
public interface Storage {

    /// Takes the elements of `slab` to `sink`.
    void read(Slab slab, RunSink sink, Cancellation cancellation) throws IOException;
}
