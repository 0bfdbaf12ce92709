package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers numbers as `float`.
public final class FloatSink implements RunSink {

    private final NumberReader reader;
    private final float[] target;

    /// Reads by `reader` into `target`.
    public FloatSink(NumberReader reader, float[] target) {
        this.reader = reader;
        this.target = target;
    }

    @Override
    public ByteOrder order() {
        return reader.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        if (reader instanceof PlainFloat && stride == Float.BYTES) {
            source.slice(at, count * stride)
                    .order(source.order())
                    .asFloatBuffer()
                    .get(target, index, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[index + i] = (float) reader.toDouble(source, at + i * stride);
        }
    }
}
