package io.pivot5.hdf5;

import java.io.Closeable;
import java.nio.file.Path;

/// Another Java library that reads HDF5, with one file open.
interface Witness extends Closeable {

    /// The elements of the dataset at `path` in C order: a Java array of one dimension, or one number.
    Object read(String path) throws Exception;

    /// A library.
    interface Library {

        Witness open(Path file) throws Exception;
    }
}
