package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// IEEE double precision.
///
/// @param order of the bytes
record PlainDouble(ByteOrder order) implements NumberReader {

    @Override
    public int size() {
        return Double.BYTES;
    }

    @Override
    public double toDouble(ByteBuffer bytes, int at) {
        return bytes.getDouble(at);
    }

    @Override
    public long toLong(ByteBuffer bytes, int at) {
        return (long) bytes.getDouble(at);
    }
}
