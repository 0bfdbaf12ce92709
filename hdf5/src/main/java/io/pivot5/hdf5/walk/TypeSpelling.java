package io.pivot5.hdf5.walk;

import io.pivot5.hdf5.type.ArrayType;
import io.pivot5.hdf5.type.Bitfield;
import io.pivot5.hdf5.type.Complex;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.Enumeration;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatFields;
import io.pivot5.hdf5.type.FloatingPoint;
import io.pivot5.hdf5.type.LibrarySize;
import io.pivot5.hdf5.type.Opaque;
import io.pivot5.hdf5.type.Reference;
import io.pivot5.hdf5.type.StringType;
import io.pivot5.hdf5.type.Time;
import io.pivot5.hdf5.type.VariableLength;
import java.util.stream.Collectors;

/// Spells a type in one string that says everything about it.
public final class TypeSpelling {

    private TypeSpelling() {}

    /// The whole of `type`, as `WALK.md` defines it.
    public static String of(Datatype type) {
        return switch (type) {
            case FixedPoint number ->
                (number.signed() ? "i" : "u")
                        + number(number.size(), number.order(), number.precision(), number.bitOffset());
            case FloatingPoint number -> real(number);
            case Time time -> "t" + 8 * time.size() + order(time.order());
            case StringType text -> text(text);
            case Bitfield bits -> "b" + number(bits.size(), bits.order(), bits.precision(), bits.bitOffset());
            case Opaque opaque -> "opaque(" + opaque.size() + "," + Json.text(opaque.tag()) + ")";
            case Compound compound ->
                LibrarySize.members(compound).stream()
                        .map(member -> Json.text(member.name()) + ":" + of(member.type()) + "@" + member.offset())
                        .collect(Collectors.joining(",", "compound(" + LibrarySize.of(compound) + "){", "}"));
            case Reference reference ->
                switch (reference.kind()) {
                    case OBJECT -> "ref(object)";
                    case REGION -> "ref(region)";
                    case STANDARD_OBJECT, STANDARD_REGION, STANDARD_ATTRIBUTE -> "ref(any)";
                };
            case Enumeration enumeration ->
                enumeration.members().stream()
                        .map(member -> Json.text(member.name()) + "=" + value(enumeration, member.value()))
                        .collect(Collectors.joining(",", "enum(" + of(enumeration.base()) + "){", "}"));
            case VariableLength sequence -> "vlen(" + of(sequence.base()) + ")";
            case ArrayType array ->
                array.dimensions().stream().map(String::valueOf).collect(Collectors.joining(",", "array[", "]"))
                        + "("
                        + of(array.base())
                        + ")";
            case Complex complex -> "complex(" + of(complex.base()) + ")";
        };
    }

    private static String value(Enumeration enumeration, long value) {
        return enumeration.base().signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    private static String number(int size, Endianness order, int precision, int offset) {
        String plain = 8 * size + order(order);
        return precision == 8 * size && offset == 0 ? plain : plain + ":p" + precision + "@" + offset;
    }

    private static String real(FloatingPoint type) {
        String plain = "f" + 8 * type.size() + order(type.order());
        if (type.ieee()) {
            return plain;
        }
        FloatFields fields = type.fields();
        return plain
                + ":p" + type.precision() + "@" + type.bitOffset()
                + ":s" + fields.sign()
                + ":e" + fields.exponent() + "+" + fields.exponentSize() + "b" + fields.bias()
                + ":m" + fields.mantissa() + "+" + fields.mantissaSize()
                + ":"
                + switch (fields.leading()) {
                    case NONE -> "none";
                    case STORED -> "set";
                    case IMPLIED -> "implied";
                };
    }

    private static String order(Endianness order) {
        return switch (order) {
            case LITTLE -> "le";
            case BIG -> "be";
            case VAX -> "vax";
        };
    }

    private static String text(StringType type) {
        String padding = switch (type.padding()) {
            case NULL_TERMINATED -> "nullterm";
            case NULL_PADDED -> "nullpad";
            case SPACE_PADDED -> "spacepad";
        };
        String characters = switch (type.characterSet()) {
            case ASCII -> "ascii";
            case UTF_8 -> "utf8";
        };
        return type.variable()
                ? "vstring(" + padding + "," + characters + ")"
                : "string(" + type.size() + "," + padding + "," + characters + ")";
    }
}
