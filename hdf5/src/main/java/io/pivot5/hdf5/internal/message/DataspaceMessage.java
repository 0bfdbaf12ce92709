package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.util.ArrayList;
import java.util.List;

/// The dataspace message (specification section IV.A.2.b), versions 1 and 2.
public final class DataspaceMessage {

    private static final int MOST_DIMENSIONS = 32;

    private DataspaceMessage() {}

    /// The shape at the cursor.
    public static Dataspace decode(ByteCursor cursor) throws CorruptFileException {
        int version = cursor.version(1, 2);
        int rank = cursor.u8();
        int flags = cursor.u8();
        if (rank > MOST_DIMENSIONS) {
            throw cursor.corrupt("it has " + rank + " dimensions");
        }
        Dataspace.Kind kind = version == 1 ? oldKind(cursor, rank) : kind(cursor);
        if (kind != Dataspace.Kind.SIMPLE) {
            return new Dataspace(kind, List.of(), List.of());
        }
        List<Long> dimensions = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            dimensions.add(cursor.size());
        }
        List<Long> maximum = dimensions;
        if ((flags & 1) != 0) {
            maximum = new ArrayList<>();
            for (int i = 0; i < rank; i++) {
                maximum.add(cursor.length());
            }
        }
        checkProduct(cursor, dimensions);
        return new Dataspace(kind, dimensions, maximum);
    }

    private static Dataspace.Kind oldKind(ByteCursor cursor, int rank) throws CorruptFileException {
        cursor.skip(5);
        return rank == 0 ? Dataspace.Kind.SCALAR : Dataspace.Kind.SIMPLE;
    }

    private static Dataspace.Kind kind(ByteCursor cursor) throws CorruptFileException {
        int kind = cursor.u8();
        return switch (kind) {
            case 0 -> Dataspace.Kind.SCALAR;
            case 1 -> Dataspace.Kind.SIMPLE;
            case 2 -> Dataspace.Kind.NULL;
            default -> throw cursor.corrupt("the dataspace type " + kind + " is not known");
        };
    }

    private static void checkProduct(ByteCursor cursor, List<Long> dimensions) throws CorruptFileException {
        if (dimensions.contains(0L)) {
            return;
        }
        long product = 1;
        for (long dimension : dimensions) {
            if (dimension > Long.MAX_VALUE / product) {
                throw cursor.corrupt("it has more than 2^63 elements");
            }
            product *= dimension;
        }
    }
}
