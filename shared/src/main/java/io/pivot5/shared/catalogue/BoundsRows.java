package io.pivot5.shared.catalogue;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads the rows (first_time, last_time) of the look-ups.
final class BoundsRows {
    private BoundsRows() {}

    /// The first and last of all rows.
    static TimeBounds union(Iterable<Row> rows, TimeType type) {
        TimeBounds bounds = TimeBounds.UNKNOWN;
        for (Row row : rows) {
            bounds = bounds.union(of(row, type));
        }
        return bounds;
    }

    static TimeBounds of(Row row, TimeType type) {
        return new TimeBounds(instant(row.getString("first_time"), type), instant(row.getString("last_time"), type));
    }

    private static @Nullable Instant instant(@Nullable String epoch, TimeType type) {
        return epoch == null ? null : type.instant(epoch);
    }
}
