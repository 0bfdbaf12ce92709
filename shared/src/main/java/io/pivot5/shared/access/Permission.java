package io.pivot5.shared.access;

/// Something a request may be allowed to do. Every route and bus address names the one it needs.
public enum Permission {
    /// See channels and tables.
    READ_CATALOGUE,
    /// See files of the bucket and what is in them.
    READ_FILES,
    /// Start exports, and see and end one's own.
    EXPORT,
    /// Upload and delete files of the bucket.
    EDIT_FILES,
    /// Everything else: metrics, everybody's jobs.
    ADMINISTER
}
