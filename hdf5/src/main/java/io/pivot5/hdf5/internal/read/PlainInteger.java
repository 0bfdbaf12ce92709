package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// An integer of 1, 2, 4 or 8 bytes of which every bit counts.
///
/// @param order of the bytes
/// @param size in bytes
/// @param signed whether it is in two's complement
record PlainInteger(ByteOrder order, int size, boolean signed) implements NumberReader {

    @Override
    public double toDouble(ByteBuffer bytes, int at) {
        long value = toLong(bytes, at);
        if (signed || value >= 0 || size < Long.BYTES) {
            return value;
        }
        // Halved with the lost bit kept, so that the sum rounds once.
        return (double) ((value >>> 1) | (value & 1)) * 2;
    }

    @Override
    public long toLong(ByteBuffer bytes, int at) {
        return switch (size) {
            case 1 -> signed ? bytes.get(at) : Byte.toUnsignedLong(bytes.get(at));
            case 2 -> signed ? bytes.getShort(at) : Short.toUnsignedLong(bytes.getShort(at));
            case 4 -> signed ? bytes.getInt(at) : Integer.toUnsignedLong(bytes.getInt(at));
            default -> bytes.getLong(at);
        };
    }
}
