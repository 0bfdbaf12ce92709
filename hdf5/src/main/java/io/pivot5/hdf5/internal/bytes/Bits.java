package io.pivot5.hdf5.internal.bytes;

/// Small arithmetic of the format.
public final class Bits {

    private Bits() {}

    /// The position of the highest bit of a positive number.
    public static int log2(long value) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    }

    /// How many bytes hold every number up to `limit`.
    public static int bytesFor(long limit) {
        return limit <= 0 ? 1 : log2(limit) / 8 + 1;
    }

    /// Whether `value` is a power of two.
    public static boolean isPowerOfTwo(long value) {
        return Long.bitCount(value) == 1 && value > 0;
    }
}
