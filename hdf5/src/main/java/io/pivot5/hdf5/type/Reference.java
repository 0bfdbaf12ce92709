package io.pivot5.hdf5.type;

/// A pointer into the file, class 7.
///
/// @param size the bytes of an element
/// @param kind what it points at and how it is stored
public record Reference(int size, Kind kind) implements Datatype {

    /// What a reference points at and how it is stored.
    public enum Kind {
        /// An object, stored as its address.
        OBJECT,
        /// A part of a dataset, stored in the global heap.
        REGION,
        /// An object, in the form of HDF5 1.12.
        STANDARD_OBJECT,
        /// A part of a dataset, in the form of HDF5 1.12.
        STANDARD_REGION,
        /// An attribute, in the form of HDF5 1.12.
        STANDARD_ATTRIBUTE
    }

    @Override
    public int classCode() {
        return 7;
    }

    @Override
    public String dtype() {
        return "|O";
    }
}
