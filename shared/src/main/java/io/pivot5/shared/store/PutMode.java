package io.pivot5.shared.store;

/// What an upload does with an object that has its key already.
public enum PutMode {
    /// Takes its place, atomically.
    REPLACE,
    /// Leaves it alone: the commit fails with [StoreException.ObjectExists].
    CREATE
}
