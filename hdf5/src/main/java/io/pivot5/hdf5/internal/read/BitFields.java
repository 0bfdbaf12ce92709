package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.type.Endianness;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/// The bits of an element of any size and byte order.
final class BitFields {

    private BitFields() {}

    /// The element as one unsigned number.
    static BigInteger all(ByteBuffer bytes, int at, int size, Endianness order) {
        byte[] magnitude = new byte[size];
        for (int i = 0; i < size; i++) {
            magnitude[i] = bytes.get(at + significance(i, size, order));
        }
        return new BigInteger(1, magnitude);
    }

    /// `count` bits of `all` from bit `from` on.
    static BigInteger some(BigInteger all, int from, int count) {
        return all.shiftRight(from).and(BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE));
    }

    /// Where the byte lies that is number `i` from the most significant one.
    private static int significance(int i, int size, Endianness order) {
        return switch (order) {
            case BIG -> i;
            case LITTLE -> size - 1 - i;
            case VAX -> i ^ 1;
        };
    }
}
