package io.pivot5.hdf5.type;

/// A floating-point number, class 1: any widths of exponent and mantissa.
///
/// @param size the bytes of an element
/// @param order the order of its bytes
/// @param bitOffset the lowest bit that counts
/// @param precision how many bits count
/// @param fields where sign, exponent and mantissa lie
public record FloatingPoint(int size, Endianness order, int bitOffset, int precision, FloatFields fields)
        implements Datatype {

    @Override
    public int classCode() {
        return 1;
    }

    /// The smallest type of numpy that holds every value, which is what h5py reads it as.
    @Override
    public String dtype() {
        Endianness spelled = order == Endianness.BIG ? Endianness.BIG : Endianness.LITTLE;
        return spelled.symbol(Short.BYTES) + "f" + numpySize();
    }

    private int numpySize() {
        if (holds(FloatFields.HALF)) {
            return Short.BYTES;
        }
        if (holds(FloatFields.SINGLE)) {
            return Float.BYTES;
        }
        return holds(FloatFields.DOUBLE) ? Double.BYTES : 2 * Double.BYTES;
    }

    private boolean holds(FloatFields wider) {
        return fields.exponentSize() <= wider.exponentSize() && fields.mantissaSize() <= wider.mantissaSize();
    }

    /// Whether it is a `float` of Java.
    public boolean single() {
        return size == Float.BYTES && order != Endianness.VAX && fields.equals(FloatFields.SINGLE);
    }

    /// Whether it is a `double` of Java.
    public boolean plainDouble() {
        return size == Double.BYTES && order != Endianness.VAX && fields.equals(FloatFields.DOUBLE);
    }

    /// Whether it is an IEEE 754 number of 2, 4 or 8 bytes.
    public boolean ieee() {
        boolean half = size == Short.BYTES && order != Endianness.VAX && fields.equals(FloatFields.HALF);
        return (half || single() || plainDouble()) && bitOffset == 0 && precision == 8 * size;
    }

    /// Whether values lose digits or range when they are read as `double`.
    public boolean widerThanDouble() {
        return fields.mantissaSize() > 53 || fields.exponentSize() > 11;
    }
}
