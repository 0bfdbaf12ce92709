package io.pivot5.hdf5.io;

/// What a range is read for, so that caches keep the small structures that are read again and let raw data pass.
public enum ReadPurpose {

    /// Structures of the format: headers, B-trees, heaps, chunk indexes.
    METADATA,

    /// Raw data of datasets.
    PAYLOAD
}
