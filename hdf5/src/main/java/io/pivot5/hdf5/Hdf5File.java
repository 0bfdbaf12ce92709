package io.pivot5.hdf5;

/// An open file.
public final class Hdf5File {

    private Hdf5File() {}
}
