package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers numbers as `byte`.
public final class ByteSink implements RunSink {

    private final NumberReader reader;
    private final byte[] target;

    /// Reads by `reader` into `target`.
    public ByteSink(NumberReader reader, byte[] target) {
        this.reader = reader;
        this.target = target;
    }

    @Override
    public ByteOrder order() {
        return reader.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        if (reader instanceof PlainInteger integer && integer.size() == 1 && stride == 1) {
            source.get(at, target, index, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[index + i] = (byte) reader.toLong(source, at + i * stride);
        }
    }
}
