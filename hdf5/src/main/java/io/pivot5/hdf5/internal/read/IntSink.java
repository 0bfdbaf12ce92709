package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers numbers as `int`.
public final class IntSink implements RunSink {

    private final NumberReader reader;
    private final int[] target;

    /// Reads by `reader` into `target`.
    public IntSink(NumberReader reader, int[] target) {
        this.reader = reader;
        this.target = target;
    }

    @Override
    public ByteOrder order() {
        return reader.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        if (reader instanceof PlainInteger integer && integer.size() == Integer.BYTES && stride == Integer.BYTES) {
            source.slice(at, count * stride).order(source.order()).asIntBuffer().get(target, index, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[index + i] = (int) reader.toLong(source, at + i * stride);
        }
    }
}
