package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.type.ArrayType;
import io.pivot5.hdf5.type.Bitfield;
import io.pivot5.hdf5.type.Complex;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatingPoint;
import io.pivot5.hdf5.type.Opaque;
import io.pivot5.hdf5.type.Reference;
import io.pivot5.hdf5.type.StringType;
import io.pivot5.hdf5.type.Time;
import io.pivot5.hdf5.type.VariableLength;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The datatype message (specification section IV.A.2.d), versions 1 to 5.
public final class DatatypeMessage {

    private static final int DEEPEST = 64;
    private static final int LAST_VERSION = 5;

    private static final List<StringType.Padding> PADDINGS = List.of(StringType.Padding.values());
    private static final List<StringType.CharacterSet> CHARACTER_SETS = List.of(StringType.CharacterSet.values());
    private static final List<Reference.Kind> REFERENCES = List.of(Reference.Kind.values());

    private DatatypeMessage() {}

    /// The type at the cursor, which stops behind it.
    public static Datatype decode(ByteCursor cursor) throws IOException {
        return decode(cursor, 0);
    }

    static Datatype decode(ByteCursor cursor, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw cursor.corrupt("types are nested too deep");
        }
        int head = cursor.u8();
        int bits = cursor.u16() | cursor.u8() << 16;
        long size = cursor.u32();
        int version = head >> 4;
        if (version < 1 || version > LAST_VERSION) {
            throw cursor.corrupt("the version " + version + " is not known");
        }
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw cursor.corrupt("an element of " + size + " bytes cannot be");
        }
        TypeHead type = new TypeHead(version, bits, (int) size, depth);
        int classCode = head & 0xf;
        return switch (classCode) {
            case 0 -> fixedPoint(cursor, type);
            case 1 -> FloatDecoder.decode(cursor, type);
            case 2 -> new Time(type.size(), type.order(), cursor.u16());
            case 3 -> string(cursor, type, false, type.bits(0, 4), type.bits(4, 4));
            case 4 -> bitfield(cursor, type);
            case 5 -> new Opaque(type.size(), cursor.text(type.bits(0, 8)));
            case 6 -> CompoundDecoder.decode(cursor, type);
            case 7 -> reference(cursor, type);
            case 8 -> EnumerationDecoder.decode(cursor, type);
            case 9 -> variable(cursor, type);
            case 10 -> array(cursor, type);
            case 11 -> complex(cursor, type);
            default -> throw new UnsupportedFeatureException("datatype class " + classCode, cursor.address());
        };
    }

    private static FixedPoint fixedPoint(ByteCursor cursor, TypeHead type) throws CorruptFileException {
        int offset = cursor.u16();
        int precision = cursor.u16();
        checkBits(cursor, type, offset, precision);
        return new FixedPoint(type.size(), type.order(), type.bits(3, 1) == 1, offset, precision);
    }

    private static Bitfield bitfield(ByteCursor cursor, TypeHead type) throws CorruptFileException {
        int offset = cursor.u16();
        int precision = cursor.u16();
        checkBits(cursor, type, offset, precision);
        return new Bitfield(type.size(), type.order(), offset, precision);
    }

    static void checkBits(ByteCursor cursor, TypeHead type, int offset, int precision) throws CorruptFileException {
        if (precision < 1 || offset + (long) precision > 8L * type.size()) {
            throw cursor.corrupt("the bits of a number are not inside its bytes");
        }
    }

    private static StringType string(ByteCursor cursor, TypeHead type, boolean variable, int padding, int characters)
            throws CorruptFileException {
        if (padding >= PADDINGS.size() || characters >= CHARACTER_SETS.size()) {
            throw cursor.corrupt("the padding or character set of a string is not known");
        }
        return new StringType(type.size(), variable, PADDINGS.get(padding), CHARACTER_SETS.get(characters));
    }

    private static Reference reference(ByteCursor cursor, TypeHead type) throws CorruptFileException {
        int kind = type.bits(0, 4);
        if (kind >= REFERENCES.size()) {
            throw cursor.corrupt("the reference type " + kind + " is not known");
        }
        return new Reference(type.size(), REFERENCES.get(kind));
    }

    private static Datatype variable(ByteCursor cursor, TypeHead type) throws IOException {
        if (type.size() != cursor.sizes().offsets() + 8) {
            throw cursor.corrupt("a variable-length element of " + type.size() + " bytes cannot be");
        }
        Datatype base = decode(cursor, type.depth() + 1);
        int kind = type.bits(0, 4);
        return switch (kind) {
            case 0 -> new VariableLength(type.size(), base);
            case 1 -> string(cursor, type, true, type.bits(4, 4), type.bits(8, 4));
            default -> throw cursor.corrupt("the variable-length type " + kind + " is not known");
        };
    }

    private static ArrayType array(ByteCursor cursor, TypeHead type) throws IOException {
        int rank = cursor.u8();
        if (type.version() < 3) {
            cursor.skip(3);
        }
        List<Integer> dimensions = new ArrayList<>();
        long count = 1;
        for (int i = 0; i < rank; i++) {
            long dimension = cursor.u32();
            count *= dimension;
            if (dimension < 1 || count > Integer.MAX_VALUE) {
                throw cursor.corrupt("the dimensions of an array type cannot be");
            }
            dimensions.add((int) dimension);
        }
        if (type.version() < 3) {
            cursor.skip(4L * rank);
        }
        Datatype base = decode(cursor, type.depth() + 1);
        if (count * base.size() != type.size()) {
            throw cursor.corrupt("the size of an array type is not that of its elements");
        }
        return new ArrayType(type.size(), dimensions, base);
    }

    private static Complex complex(ByteCursor cursor, TypeHead type) throws IOException {
        if (decode(cursor, type.depth() + 1) instanceof FloatingPoint base && type.size() == 2L * base.size()) {
            return new Complex(type.size(), base);
        }
        throw cursor.corrupt("a complex type is not made of two floating-point numbers");
    }

    /// What all classes have in common.
    ///
    /// @param version of the message
    /// @param bits the class bit field
    /// @param size of an element
    /// @param depth how many types this one is nested in
    record TypeHead(int version, int bits, int size, int depth) {

        int bits(int from, int count) {
            return bits >> from & (1 << count) - 1;
        }

        Endianness order() {
            return bits(0, 1) == 0 ? Endianness.LITTLE : Endianness.BIG;
        }
    }
}
