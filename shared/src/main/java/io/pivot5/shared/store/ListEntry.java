package io.pivot5.shared.store;

/// One line of a listing.
public sealed interface ListEntry permits ObjectInfo, ListEntry.Folder {

    /// What listings are ordered by.
    String name();

    /// All keys that begin with `prefix`, which ends in a slash, as one line.
    record Folder(String prefix) implements ListEntry {
        @Override
        public String name() {
            return prefix;
        }
    }
}
