package io.pivot5.shared.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which column of a relation is its time: of those that qualify by type, first by name, then by the index that they
/// lead, then by their place.
final class TimeColumn {
    private static final List<String> NAMES = List.of("time", "timestamp", "ts", "t");

    private TimeColumn() {}

    static Optional<SourceColumn> of(List<SourceColumn> columns) {
        // min keeps the first of equals, which is the order of the columns.
        return columns.stream()
                .filter(column -> column.timeType().isPresent())
                .min(Comparator.comparingInt((SourceColumn column) -> nameRank(column.name()))
                        .thenComparingInt(SourceColumn::indexRank));
    }

    /// The name's place in the list; an ending `_ns` does not count, but the same name without it goes first.
    private static int nameRank(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String stem = lower.endsWith("_ns") ? lower.substring(0, lower.length() - 3) : lower;
        int place = NAMES.indexOf(stem);
        if (place < 0) {
            place = stem.endsWith("_time") ? NAMES.size() : NAMES.size() + 1;
        }
        return place > NAMES.size() ? 2 * place : 2 * place + (stem.equals(lower) ? 0 : 1);
    }
}
