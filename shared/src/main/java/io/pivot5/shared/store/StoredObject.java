package io.pivot5.shared.store;

/// What a commit made.
public record StoredObject(ObjectKey key, long size, ETag etag) {}
