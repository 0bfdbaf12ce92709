package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.type.FixedPoint;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// An integer of any width, precision and offset.
///
/// @param type of the integer
public record AnyInteger(FixedPoint type) implements NumberReader {

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public int size() {
        return type.size();
    }

    @Override
    public double toDouble(ByteBuffer bytes, int at) {
        return toBigInteger(bytes, at).doubleValue();
    }

    @Override
    public long toLong(ByteBuffer bytes, int at) {
        return toBigInteger(bytes, at).longValue();
    }

    /// The whole number at `at`.
    public BigInteger toBigInteger(ByteBuffer bytes, int at) {
        BigInteger all = BitFields.all(bytes, at, type.size(), type.order());
        BigInteger value = BitFields.some(all, type.bitOffset(), type.precision());
        boolean negative = type.signed() && value.testBit(type.precision() - 1);
        return negative ? value.subtract(BigInteger.ONE.shiftLeft(type.precision())) : value;
    }
}
