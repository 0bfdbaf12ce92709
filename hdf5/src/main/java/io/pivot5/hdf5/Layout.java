package io.pivot5.hdf5;

import java.util.List;

/// How the elements of a dataset lie in the file.
public sealed interface Layout {

    /// In the header of the dataset.
    record Compact() implements Layout {}

    /// In one piece.
    record Contiguous() implements Layout {}

    /// In chunks.
    ///
    /// @param dimensions of a chunk
    record Chunked(List<Long> dimensions) implements Layout {

        /// Copies the list.
        public Chunked {
            dimensions = List.copyOf(dimensions);
        }
    }

    /// In other datasets.
    record Virtual() implements Layout {}

    /// In other files that hold nothing else.
    record External() implements Layout {}
}
