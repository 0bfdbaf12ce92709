package io.pivot5.shared.store;

import java.util.Optional;

/// Which objects to list: those whose key begins with `prefix`, any string. With `folders`, keys that go on behind the
/// next slash are shown as one [ListEntry.Folder] each. `cursor` comes from the page before and is opaque.
public record ListRequest(String prefix, boolean folders, Optional<String> cursor, int limit) {
    /// The most that S3 gives in one page.
    public static final int MAX_LIMIT = 1000;

    public ListRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is not within 1 to " + MAX_LIMIT);
        }
    }

    /// The first page of everything below a prefix.
    public static ListRequest of(String prefix) {
        return new ListRequest(prefix, false, Optional.empty(), MAX_LIMIT);
    }

    public ListRequest withFolders() {
        return new ListRequest(prefix, true, cursor, limit);
    }

    public ListRequest withLimit(int newLimit) {
        return new ListRequest(prefix, folders, cursor, newLimit);
    }

    public ListRequest from(String newCursor) {
        return new ListRequest(prefix, folders, Optional.of(newCursor), limit);
    }
}
