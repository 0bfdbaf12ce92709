package io.pivot5.hdf5.type;

/// A UNIX time, class 2.
///
/// @param size the bytes of an element
/// @param order the order of its bytes
/// @param precision how many bits count
public record Time(int size, Endianness order, int precision) implements Datatype {

    @Override
    public int classCode() {
        return 2;
    }

    @Override
    public String dtype() {
        return order.symbol(size) + "i" + size;
    }
}
