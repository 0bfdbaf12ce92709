package io.pivot5.hdf5;

import java.io.IOException;
import java.util.Optional;

/// Finds the files that external links of a file lead to.
@FunctionalInterface
public interface FileResolver {

    /// The file called `name`, as the link of the first file spells it; nothing if it is not to be had.
    Optional<Hdf5File> resolve(String name) throws IOException;

    /// Finds none.
    static FileResolver none() {
        return _ -> Optional.empty();
    }
}
