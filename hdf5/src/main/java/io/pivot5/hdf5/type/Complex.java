package io.pivot5.hdf5.type;

/// A complex number, class 11 of HDF5 2.0: real part, then imaginary part.
///
/// @param size the bytes of both parts
/// @param base the type of a part
public record Complex(int size, FloatingPoint base) implements Datatype {

    @Override
    public int classCode() {
        return 11;
    }

    @Override
    public String dtype() {
        return base.dtype().replaceFirst("f\\d+$", "c" + size);
    }
}
