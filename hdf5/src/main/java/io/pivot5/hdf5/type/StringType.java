package io.pivot5.hdf5.type;

/// Text, class 3, or class 9 where its length is variable.
///
/// @param size the bytes of an element in the file
/// @param variable whether elements are of any length
/// @param padding what fills an element that is longer than its text
/// @param characterSet what the bytes mean
public record StringType(int size, boolean variable, Padding padding, CharacterSet characterSet) implements Datatype {

    /// What fills an element that is longer than its text.
    public enum Padding {
        /// The text ends at the first NUL.
        NULL_TERMINATED,
        /// NULs up to the end.
        NULL_PADDED,
        /// Blanks up to the end.
        SPACE_PADDED
    }

    /// What the bytes mean.
    public enum CharacterSet {
        /// US-ASCII.
        ASCII,
        /// UTF-8.
        UTF_8
    }

    @Override
    public int classCode() {
        return 3;
    }

    @Override
    public String dtype() {
        return variable ? "|O" : "|S" + size;
    }
}
