package io.pivot5.hdf5.type;

/// A sequence of any length, class 9.
///
/// @param size the bytes of an element in the file: a length and a place in the global heap
/// @param base the type of what the sequence holds
public record VariableLength(int size, Datatype base) implements Datatype {

    @Override
    public int classCode() {
        return 9;
    }

    @Override
    public String dtype() {
        return "|O";
    }
}
