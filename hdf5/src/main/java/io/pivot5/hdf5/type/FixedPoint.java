package io.pivot5.hdf5.type;

/// An integer, class 0.
///
/// @param size the bytes of an element
/// @param order the order of its bytes
/// @param signed whether it is in two's complement
/// @param bitOffset the lowest bit that counts
/// @param precision how many bits count
public record FixedPoint(int size, Endianness order, boolean signed, int bitOffset, int precision) implements Datatype {

    @Override
    public int classCode() {
        return 0;
    }

    @Override
    public String dtype() {
        return order.symbol(size) + (signed ? "i" : "u") + size;
    }

    /// Whether every bit counts and a Java type has the same width.
    public boolean plain() {
        return bitOffset == 0
                && precision == 8 * size
                && (size == 1 || size == 2 || size == 4 || size == 8)
                && order != Endianness.VAX;
    }
}
