package io.pivot5.shared.catalogue;

/// Whether and how an index gives a channel's first and last time.
public enum BoundsAccess {
    /// No index does: the bounds are unknown.
    NONE,
    /// An index with NULLs where PostgreSQL sorts them by default.
    PLAIN,
    /// An index with NULLs at the other end, which the statement has to ask for.
    NULLS_SWAPPED,
    /// A narrow relation's index on channel, signal and time: a look-up for each signal.
    PER_SIGNAL
}
