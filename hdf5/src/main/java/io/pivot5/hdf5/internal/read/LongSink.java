package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers numbers as `long`.
public final class LongSink implements RunSink {

    private final NumberReader reader;
    private final long[] target;

    /// Reads by `reader` into `target`.
    public LongSink(NumberReader reader, long[] target) {
        this.reader = reader;
        this.target = target;
    }

    @Override
    public ByteOrder order() {
        return reader.order();
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        if (reader instanceof PlainInteger integer && integer.size() == Long.BYTES && stride == Long.BYTES) {
            source.slice(at, count * stride)
                    .order(source.order())
                    .asLongBuffer()
                    .get(target, index, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            target[index + i] = reader.toLong(source, at + i * stride);
        }
    }
}
