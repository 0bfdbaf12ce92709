package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;

/// A dataset of which nothing was written: every element is the fill value.
///
/// @param fill the bytes of one element
public record FillStorage(FillValue fill) implements Storage {

    @Override
    public void read(Slab slab, RunSink sink, Cancellation cancellation) {
        ByteBuffer element = fill.element(sink.order());
        sink.accept(element, 0, 0, slab.elementCount(), 0);
    }
}
