package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// A filter that packs a chunk in blocks, any of which can be decoded without the others.
sealed interface BlockFilter extends Filter permits BitshuffleFilter, BloscFilter, Lz4Filter {

    /// Reads the header of a packed chunk.
    ///
    /// @param input as for [#decode]
    Blocks open(Span input, int limit) throws Hdf5Exception;

    @Override
    default Span decode(Span input, int limit) throws Hdf5Exception {
        Blocks blocks = open(input, limit);
        return Span.of(blocks.read(0, blocks.length()), blocks.length());
    }
}
