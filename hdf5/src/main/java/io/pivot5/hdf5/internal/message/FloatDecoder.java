package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.message.DatatypeMessage.TypeHead;
import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.FloatFields;
import io.pivot5.hdf5.type.FloatingPoint;

/// The properties of class 1.
final class FloatDecoder {

    private static final int WIDEST_EXPONENT = 62;

    private FloatDecoder() {}

    static FloatingPoint decode(ByteCursor cursor, TypeHead type) throws CorruptFileException {
        int offset = cursor.u16();
        int precision = cursor.u16();
        DatatypeMessage.checkBits(cursor, type, offset, precision);
        int exponent = cursor.u8();
        int exponentSize = cursor.u8();
        int mantissa = cursor.u8();
        int mantissaSize = cursor.u8();
        long bias = cursor.u32();
        int sign = type.bits(8, 8);
        int bits = 8 * type.size();
        if (exponentSize > WIDEST_EXPONENT
                || exponent + exponentSize > bits
                || mantissa + mantissaSize > bits
                || sign >= bits
                || mantissaSize == 0) {
            throw cursor.corrupt("the fields of a floating-point type are not inside its bytes");
        }
        FloatFields fields =
                new FloatFields(sign, exponent, exponentSize, mantissa, mantissaSize, bias, leading(cursor, type));
        return new FloatingPoint(type.size(), order(cursor, type), offset, precision, fields);
    }

    private static Endianness order(ByteCursor cursor, TypeHead type) throws CorruptFileException {
        boolean high = type.bits(6, 1) == 1;
        // Before version 3 the library takes the second bit of the order for nothing.
        if (!high || type.version() < 3) {
            return type.order();
        }
        if (type.order() == Endianness.LITTLE || type.size() % 2 != 0) {
            throw cursor.corrupt("the byte order of a floating-point type is not known");
        }
        return Endianness.VAX;
    }

    private static FloatFields.Leading leading(ByteCursor cursor, TypeHead type) throws CorruptFileException {
        return switch (type.bits(4, 2)) {
            case 0 -> FloatFields.Leading.NONE;
            case 1 -> FloatFields.Leading.STORED;
            case 2 -> FloatFields.Leading.IMPLIED;
            default -> throw cursor.corrupt("the mantissa normalization is not known");
        };
    }
}
