package io.pivot5.hdf5.internal.bytes;

import io.pivot5.hdf5.CorruptFileException;
import java.util.HashSet;
import java.util.Set;

/// The nodes that a traversal has seen: coming back to one means that the file has a loop.
public final class Visited {

    private final String structure;
    private final Set<Long> addresses = new HashSet<>();

    /// For nodes of `structure`.
    public Visited(String structure) {
        this.structure = structure;
    }

    /// Notes `address`.
    ///
    /// @throws CorruptFileException if it was noted before
    public void add(long address) throws CorruptFileException {
        if (!addresses.add(address)) {
            throw new CorruptFileException(structure, address, "it is reached twice");
        }
    }
}
