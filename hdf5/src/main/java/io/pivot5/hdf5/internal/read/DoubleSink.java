package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers numbers as `double`.
public final class DoubleSink implements RunSink {

    private final NumberReader reader;
    private final double[] target;

    /// Reads by `reader` into `target`.
    public DoubleSink(NumberReader reader, double[] target) {
        this.reader = reader;
        this.target = target;
    }

    @Override
    public ByteOrder order() {
        return reader.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        if (reader instanceof PlainDouble && stride == Double.BYTES) {
            source.slice(at, count * stride)
                    .order(source.order())
                    .asDoubleBuffer()
                    .get(target, index, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[index + i] = reader.toDouble(source, at + i * stride);
        }
    }
}
