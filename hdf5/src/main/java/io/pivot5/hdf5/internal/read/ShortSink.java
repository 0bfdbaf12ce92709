package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers numbers as `short`.
public final class ShortSink implements RunSink {

    private final NumberReader reader;
    private final short[] target;

    /// Reads by `reader` into `target`.
    public ShortSink(NumberReader reader, short[] target) {
        this.reader = reader;
        this.target = target;
    }

    @Override
    public ByteOrder order() {
        return reader.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        if (reader instanceof PlainInteger integer && integer.size() == Short.BYTES && stride == Short.BYTES) {
            source.slice(at, count * stride)
                    .order(source.order())
                    .asShortBuffer()
                    .get(target, index, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[index + i] = (short) reader.toLong(source, at + i * stride);
        }
    }
}
