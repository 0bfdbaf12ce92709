package io.pivot5.shared.catalogue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One relation as the system catalogue describes it.
///
/// @param usable whether the session's role may use the schema
/// @param populated false for a materialized view without data
/// @param rows estimate by planner statistics; null when never analysed, and for views
record SourceRelation(
        Relation relation,
        boolean usable,
        boolean populated,
        @Nullable Long rows,
        List<SourceColumn> columns) {
    Optional<SourceColumn> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /// Why the relation cannot be read by this time column; null when it can.
    @Nullable
    String obstacle(SourceColumn time) {
        if (!usable) {
            return "no USAGE privilege on schema " + relation.schema();
        }
        if (!time.readable()) {
            return "no SELECT privilege on " + relation.qualifiedName();
        }
        return populated ? null : "the materialized view " + relation.qualifiedName() + " has not been populated";
    }
}
