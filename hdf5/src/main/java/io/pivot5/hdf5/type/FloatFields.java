package io.pivot5.hdf5.type;

/// Where the fields of a floating-point number lie, counted in bits from the least significant one.
///
/// @param sign the bit of the sign
/// @param exponent the lowest bit of the exponent
/// @param exponentSize how many bits the exponent has
/// @param mantissa the lowest bit of the mantissa
/// @param mantissaSize how many bits the mantissa has
/// @param bias what is added to the exponent
/// @param leading what is known of the highest bit of the mantissa
public record FloatFields(
        int sign, int exponent, int exponentSize, int mantissa, int mantissaSize, long bias, Leading leading) {

    /// What is known of the highest bit of the mantissa.
    public enum Leading {
        /// Nothing.
        NONE,
        /// It is always set, and stored.
        STORED,
        /// It is always set, and not stored.
        IMPLIED
    }

    /// IEEE 754 half precision.
    public static final FloatFields HALF = new FloatFields(15, 10, 5, 0, 10, 15, Leading.IMPLIED);

    /// The upper half of a single precision number.
    public static final FloatFields BFLOAT16 = new FloatFields(15, 7, 8, 0, 7, 127, Leading.IMPLIED);

    /// IEEE 754 single precision.
    public static final FloatFields SINGLE = new FloatFields(31, 23, 8, 0, 23, 127, Leading.IMPLIED);

    /// IEEE 754 double precision.
    public static final FloatFields DOUBLE = new FloatFields(63, 52, 11, 0, 52, 1023, Leading.IMPLIED);
}
