package io.pivot5.hdf5;

/// What a link can lead to.
public sealed interface Hdf5Object permits Group, Dataset, NamedDatatype, UnreadableObject {

    /// The path under which it was reached.
    String path();

    /// The address of its header, the same for every hard link to it.
    long address();
}
