package io.pivot5.shared.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One column as the system catalogue describes it.
///
/// @param readable whether the session's role may read it
/// @param access whether an index begins with it, in every partition
/// @param indexRank 0 when it leads the primary key, 1 another index, 2 none
/// @param indexes the columns of each index that begins with it; only of narrow relations
/// @param frequencies share of each of the most common values; only of narrow relations
/// @param sampled further values that the statistics know; only of narrow relations
record SourceColumn(
        String name,
        SqlType type,
        @Nullable String comment,
        boolean readable,
        BoundsAccess access,
        int indexRank,
        List<List<String>> indexes,
        Map<String, Double> frequencies,
        List<String> sampled) {
    private static final long TIMESTAMP = 1114;
    private static final long TIMESTAMPTZ = 1184;
    private static final long INT8 = 20;

    /// What the column counts as when it is the time column; empty when it cannot be one.
    Optional<TimeType> timeType() {
        if (type.baseOid() == TIMESTAMPTZ) {
            return Optional.of(TimeType.TIMESTAMPTZ);
        }
        if (type.baseOid() == TIMESTAMP) {
            return Optional.of(TimeType.TIMESTAMP);
        }
        boolean nanoseconds = type.baseOid() == INT8
                && (name.endsWith("_ns")
                        || "ns".equals(ColumnComment.of(comment).units()));
        return nanoseconds ? Optional.of(TimeType.INTEGER_NANOSECONDS) : Optional.empty();
    }

    /// What the column counts as when the settings name it: any bigint is nanoseconds then.
    Optional<TimeType> mappedTimeType() {
        return type.baseOid() == INT8 ? Optional.of(TimeType.INTEGER_NANOSECONDS) : timeType();
    }

    /// Whether an index begins with these columns, the first of which is this one.
    boolean hasIndex(String... keys) {
        return indexes.stream()
                .anyMatch(index -> index.size() >= keys.length
                        && index.subList(0, keys.length).equals(List.of(keys)));
    }

    /// The values that the planner's statistics know: perhaps not all.
    Set<String> knownValues() {
        Set<String> values = new TreeSet<>(frequencies.keySet());
        values.addAll(sampled);
        return values;
    }

    Signal signal() {
        ColumnComment text = ColumnComment.of(comment);
        return new Signal(name, name, type, text.units(), text.longName());
    }
}
