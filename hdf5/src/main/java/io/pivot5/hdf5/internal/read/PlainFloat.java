package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// IEEE single precision.
///
/// @param order of the bytes
record PlainFloat(ByteOrder order) implements NumberReader {

    @Override
    public int size() {
        return Float.BYTES;
    }

    @Override
    public double toDouble(ByteBuffer bytes, int at) {
        return bytes.getFloat(at);
    }

    @Override
    public long toLong(ByteBuffer bytes, int at) {
        return (long) bytes.getFloat(at);
    }
}
