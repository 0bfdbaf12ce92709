package io.pivot5.hdf5.type;

/// Bits, class 4.
///
/// @param size the bytes of an element
/// @param order the order of its bytes
/// @param bitOffset the lowest bit that counts
/// @param precision how many bits count
public record Bitfield(int size, Endianness order, int bitOffset, int precision) implements Datatype {

    @Override
    public int classCode() {
        return 4;
    }

    @Override
    public String dtype() {
        return order.symbol(size) + "u" + size;
    }
}
