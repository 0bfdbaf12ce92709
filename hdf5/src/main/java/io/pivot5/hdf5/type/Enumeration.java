package io.pivot5.hdf5.type;

import java.util.List;

/// Named integers, class 8.
///
/// @param base the integer type
/// @param members in the order of the file
public record Enumeration(FixedPoint base, List<Member> members) implements Datatype {

    /// One named value.
    ///
    /// @param name its name
    /// @param value its number
    public record Member(String name, long value) {}

    private static final List<Member> BOOLEAN = List.of(new Member("FALSE", 0), new Member("TRUE", 1));

    /// Copies the list.
    public Enumeration {
        members = List.copyOf(members);
    }

    @Override
    public int size() {
        return base.size();
    }

    @Override
    public int classCode() {
        return 8;
    }

    @Override
    public String dtype() {
        return isBoolean() ? "|b1" : base.dtype();
    }

    /// Whether it is the one-byte FALSE and TRUE that h5py and others write.
    public boolean isBoolean() {
        return base.size() == 1 && members.equals(BOOLEAN);
    }
}
