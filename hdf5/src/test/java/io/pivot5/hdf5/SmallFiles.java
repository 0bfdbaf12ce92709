package io.pivot5.hdf5;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The checked-in files of `make_small_files.py`.
final class SmallFiles {

    static final List<String> NAMES = List.of("old.h5", "new.h5", "dense.h5", "paged.h5");

    private SmallFiles() {}

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(SmallFiles.class.getResourceAsStream("small/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
