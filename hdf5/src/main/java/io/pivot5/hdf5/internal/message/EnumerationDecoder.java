package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.message.DatatypeMessage.TypeHead;
import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.Enumeration;
import io.pivot5.hdf5.type.FixedPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The properties of class 8.
final class EnumerationDecoder {

    private EnumerationDecoder() {}

    static Enumeration decode(ByteCursor cursor, TypeHead type) throws IOException {
        int count = type.bits(0, 16);
        if (!(DatatypeMessage.decode(cursor, type.depth() + 1) instanceof FixedPoint base)
                || base.size() != type.size()
                || base.size() > Long.BYTES) {
            throw cursor.corrupt("an enumeration is not made of integers of its size");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int start = cursor.position();
            names.add(cursor.terminatedText());
            if (type.version() < 3) {
                cursor.alignFrom(start, 8);
            }
        }
        List<Enumeration.Member> members = new ArrayList<>();
        for (String name : names) {
            members.add(new Enumeration.Member(name, value(cursor.bytes(base.size()), base)));
        }
        return new Enumeration(base, members);
    }

    private static long value(byte[] bytes, FixedPoint base) {
        long value = 0;
        for (int i = 0; i < bytes.length; i++) {
            int at = base.order() == Endianness.BIG ? i : bytes.length - 1 - i;
            value = value << 8 | Byte.toUnsignedLong(bytes[at]);
        }
        int above = Long.SIZE - 8 * bytes.length;
        return base.signed() ? value << above >> above : value;
    }
}
