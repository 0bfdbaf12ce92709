package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Undoes one filter of a chunk. Immutable; any number of threads may decode at once.
sealed interface Filter
        permits BlockFilter,
                Bzip2Filter,
                DeflateFilter,
                Fletcher32Filter,
                LzfFilter,
                ShuffleFilter,
                UnsupportedFilter,
                ZstdFilter {

    /// The bytes that the filter was given when the chunk was written.
    ///
    /// @param input what the filter made of them
    /// @param limit the most bytes that may come out; nothing larger is ever allocated
    Span decode(Span input, int limit) throws Hdf5Exception;

    /// The most bytes that the filter makes of `decoded` bytes.
    default long mostEncoded(long decoded) {
        // No packer used with HDF5 makes more than this of bytes that it cannot pack.
        return decoded + decoded / 8 + 65_536;
    }
}
