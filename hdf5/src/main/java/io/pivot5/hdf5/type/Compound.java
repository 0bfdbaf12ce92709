package io.pivot5.hdf5.type;

import java.util.List;
import java.util.stream.Collectors;

/// Named members side by side, class 6.
///
/// @param size the bytes of an element
/// @param members in the order of the file
public record Compound(int size, List<Member> members) implements Datatype {

    /// One member.
    ///
    /// @param name its name
    /// @param offset where it begins in the element
    /// @param type its type
    public record Member(String name, int offset, Datatype type) {}

    /// Copies the list.
    public Compound {
        members = List.copyOf(members);
    }

    @Override
    public int classCode() {
        return 6;
    }

    @Override
    public String dtype() {
        if (complexPair()) {
            return members.getFirst()
                    .type()
                    .dtype()
                    .replaceFirst("f\\d+$", "c" + 2 * members.getFirst().type().size());
        }
        return members.stream()
                .map(member -> "('" + member.name() + "', '" + member.type().dtype() + "')")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Whether it is the pair of floating-point numbers `r` and `i` that h5py and others write for a complex number.
    public boolean complexPair() {
        return members.size() == 2
                && members.get(0).name().equals("r")
                && members.get(1).name().equals("i")
                && members.get(0).type() instanceof FloatingPoint
                && members.get(0).type().equals(members.get(1).type());
    }
}
