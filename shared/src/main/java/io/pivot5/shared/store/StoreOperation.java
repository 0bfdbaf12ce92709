package io.pivot5.shared.store;

/// The kinds of work that a bucket is asked for.
public enum StoreOperation {
    HEAD,
    LIST,
    READ,
    TAIL,
    STREAM,
    UPLOAD,
    DELETE
}
