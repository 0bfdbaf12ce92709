package io.pivot5.shared.store;

import java.util.List;
import java.util.Optional;

/// Part of a listing, in the binary order of the names' UTF-8, and the cursor of the next part if there may be one. A
/// page may hold fewer entries than asked for and still have a successor.
public record ListPage(List<ListEntry> entries, Optional<String> next) {
    public ListPage {
        entries = List.copyOf(entries);
    }
}
