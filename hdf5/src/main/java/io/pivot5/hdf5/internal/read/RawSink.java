package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Gathers elements as they are in the file.
///
/// @param target where they go
/// @param size the bytes of an element
public record RawSink(ByteBuffer target, int size) implements RunSink {

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public void accept(ByteBuffer source, int at, int stride, int count, int index) {
        int to = index * size;
        if (stride == size) {
            target.put(to, source, at, count * size);
            return;
        }
        for (int i = 0; i < count; i++) {
            target.put(to + i * size, source, at + i * stride, size);
        }
    }
}
