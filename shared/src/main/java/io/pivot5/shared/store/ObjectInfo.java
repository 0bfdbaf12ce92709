package io.pivot5.shared.store;

import java.time.Instant;

/// What a store knows of an object without reading it.
public record ObjectInfo(ObjectKey key, long size, ETag etag, Instant modified) implements ListEntry {
    @Override
    public String name() {
        return key.value();
    }
}
