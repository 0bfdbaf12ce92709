package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.type.Bitfield;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.Enumeration;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatingPoint;
import io.pivot5.hdf5.type.Time;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// Reads one number of a file as a number of Java. The buffer it is given has the order of [#order].
public sealed interface NumberReader permits PlainInteger, PlainFloat, PlainDouble, AnyInteger, AnyFloat {

    /// The order that buffers need.
    ByteOrder order();

    /// The bytes of a number.
    int size();

    /// The number at `at`, rounded to the nearest.
    double toDouble(ByteBuffer bytes, int at);

    /// The number at `at`, cut to 64 bits as Java does.
    long toLong(ByteBuffer bytes, int at);

    /// A reader for `type`, if it is a number.
    static Optional<NumberReader> of(Datatype type) {
        return switch (type) {
            case FixedPoint integer -> Optional.of(integer(integer));
            case Bitfield bits ->
                Optional.of(
                        integer(new FixedPoint(bits.size(), bits.order(), false, bits.bitOffset(), bits.precision())));
            case Time time ->
                Optional.of(integer(new FixedPoint(time.size(), time.order(), true, 0, time.precision())));
            case Enumeration enumeration -> Optional.of(integer(enumeration.base()));
            case FloatingPoint real -> Optional.of(real(real));
            default -> Optional.empty();
        };
    }

    private static NumberReader integer(FixedPoint type) {
        return type.plain()
                ? new PlainInteger(javaOrder(type.order()), type.size(), type.signed())
                : new AnyInteger(type);
    }

    private static NumberReader real(FloatingPoint type) {
        if (type.single()) {
            return new PlainFloat(javaOrder(type.order()));
        }
        return type.plainDouble() ? new PlainDouble(javaOrder(type.order())) : new AnyFloat(type);
    }

    private static ByteOrder javaOrder(Endianness order) {
        return order == Endianness.BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
