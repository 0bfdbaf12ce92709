package io.pivot5.hdf5.type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The sizes that the HDF5 library reports for an open type: those of its elements in the memory of a 64-bit machine,
/// which differ from the file's for variable-length values and references.
public final class LibrarySize {

    private static final int TEXT_BYTES = 8;
    private static final int SEQUENCE_BYTES = 16;
    private static final int OBJECT_BYTES = 8;
    private static final int REGION_BYTES = 12;
    private static final int STANDARD_REFERENCE_BYTES = 64;

    private LibrarySize() {}

    /// The size that is reported for `type`.
    public static long of(Datatype type) {
        return switch (type) {
            case StringType text -> text.variable() ? TEXT_BYTES : text.size();
            case VariableLength _ -> SEQUENCE_BYTES;
            case Reference reference ->
                switch (reference.kind()) {
                    case OBJECT -> OBJECT_BYTES;
                    case REGION -> REGION_BYTES;
                    case STANDARD_OBJECT, STANDARD_REGION, STANDARD_ATTRIBUTE -> STANDARD_REFERENCE_BYTES;
                };
            case ArrayType array -> array.elementCount() * of(array.base());
            case Compound compound -> {
                long size = compound.size();
                for (Compound.Member member : compound.members()) {
                    size += of(member.type()) - member.type().size();
                }
                yield size;
            }
            case FixedPoint _, FloatingPoint _, Time _, Bitfield _, Opaque _, Enumeration _, Complex _ -> type.size();
        };
    }

    /// The members of `type` with the offsets that are reported, in the order of the type.
    public static List<Compound.Member> members(Compound type) {
        List<Compound.Member> sorted = new ArrayList<>(type.members());
        sorted.sort(Comparator.comparingInt(Compound.Member::offset));
        List<Compound.Member> moved = new ArrayList<>(type.members());
        long change = 0;
        for (Compound.Member member : sorted) {
            int at = type.members().indexOf(member);
            moved.set(at, new Compound.Member(member.name(), (int) (member.offset() + change), member.type()));
            change += of(member.type()) - member.type().size();
        }
        return moved;
    }
}
