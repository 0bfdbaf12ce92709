package io.pivot5.bench;

import java.io.IOException;
import java.nio.file.Path;

/// A library that reads HDF5. Each method opens the file, reads and closes it, and returns a number that depends on
/// what
/// was read, the same for every library.
interface Library {

    String name();

    /// Every dataset of the root, whole, as an array each; the sum of their first, middle and last elements.
    double datasets(Path file) throws IOException;

    /// Every plane of the dataset `/frames`, one after the other; the sum of their last elements.
    double frames(Path file) throws IOException;

    /// Every object with the type and shape of each dataset; their number.
    double tree(Path file) throws IOException;
}
