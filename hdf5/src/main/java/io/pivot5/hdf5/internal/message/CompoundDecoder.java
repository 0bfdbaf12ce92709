package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.Bits;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.message.DatatypeMessage.TypeHead;
import io.pivot5.hdf5.type.ArrayType;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The properties of class 6.
final class CompoundDecoder {

    private static final int OLD_DIMENSIONS = 4;

    private CompoundDecoder() {}

    static Compound decode(ByteCursor cursor, TypeHead type) throws IOException {
        int count = type.bits(0, 16);
        if (count == 0) {
            throw cursor.corrupt("a compound type has no members");
        }
        List<Compound.Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Compound.Member member = member(cursor, type);
            if (member.offset() + (long) member.type().size() > type.size()) {
                throw cursor.corrupt("the member " + member.name() + " is not inside its compound type");
            }
            members.add(member);
        }
        return new Compound(type.size(), members);
    }

    private static Compound.Member member(ByteCursor cursor, TypeHead type) throws IOException {
        int start = cursor.position();
        String name = cursor.terminatedText();
        if (type.version() < 3) {
            cursor.alignFrom(start, 8);
        }
        long offset = cursor.unsigned(type.version() < 3 ? 4 : Bits.bytesFor(type.size()));
        if (offset > type.size()) {
            throw cursor.corrupt("the member " + name + " is not inside its compound type");
        }
        List<Integer> dimensions = type.version() == 1 ? dimensions(cursor) : List.of();
        Datatype base = DatatypeMessage.decode(cursor, type.depth() + 1);
        return new Compound.Member(name, (int) offset, arrayOf(cursor, base, dimensions));
    }

    /// Version 1 has no array class: a member says itself that it is an array.
    private static List<Integer> dimensions(ByteCursor cursor) throws CorruptFileException {
        int rank = cursor.u8();
        if (rank > OLD_DIMENSIONS) {
            throw cursor.corrupt("a member has more than four dimensions");
        }
        cursor.skip(11);
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i < OLD_DIMENSIONS; i++) {
            long dimension = cursor.u32();
            if (i < rank) {
                if (dimension < 1 || dimension > Integer.MAX_VALUE) {
                    throw cursor.corrupt("the dimensions of a member cannot be");
                }
                dimensions.add((int) dimension);
            }
        }
        return dimensions;
    }

    private static Datatype arrayOf(ByteCursor cursor, Datatype base, List<Integer> dimensions)
            throws CorruptFileException {
        if (dimensions.isEmpty()) {
            return base;
        }
        long size = base.size();
        for (int dimension : dimensions) {
            size *= dimension;
            if (size > Integer.MAX_VALUE) {
                throw cursor.corrupt("the dimensions of a member cannot be");
            }
        }
        return new ArrayType((int) size, dimensions, base);
    }
}
