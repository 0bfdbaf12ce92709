package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A sink whose elements are others in the result of another.
///
/// @param sink the other
/// @param first the number of the first element there
record TargetShift(RunSink sink, int first) implements RunSink {

    @Override
    public ByteOrder order() {
        return sink.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int target) {
        sink.accept(source, at, stride, count, first + target);
    }
}
