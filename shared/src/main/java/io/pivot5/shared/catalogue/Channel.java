package io.pivot5.shared.catalogue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Signals that share one time axis.
///
/// @param name the relation's name, with its schema where that is not unique; the key of a narrow channel
/// @param access how fresh bounds can be looked up
/// @param bounds as of the catalogue's reading
/// @param estimatedRows time stamps as of the last ANALYZE, else as the server counted them (views: by the planner's
///     plan); null when neither is known
/// @param fromStatistics true when a narrow channel or its signals are known from a sample only: some may be missing
/// @param problem why the channel cannot be read; null when it can
public record Channel(
        String name,
        ChannelSource source,
        TimeType timeType,
        List<Signal> signals,
        BoundsAccess access,
        TimeBounds bounds,
        @Nullable Long estimatedRows,
        boolean fromStatistics,
        @Nullable String problem) {
    public Channel {
        signals = List.copyOf(signals);
    }

    /// Rows a second, from estimated rows and bounds; null when one of them is unknown or there are fewer than two
    /// rows.
    public @Nullable Double estimatedRate() {
        return rate(bounds);
    }

    /// The rate that follows from fresher bounds.
    public @Nullable Double rate(TimeBounds fresh) {
        if (estimatedRows == null || estimatedRows < 2 || fresh.first() == null || fresh.last() == null) {
            return null;
        }
        Duration span = Duration.between(fresh.first(), fresh.last());
        double seconds = span.getSeconds() + span.getNano() / 1e9;
        return seconds > 0 ? (estimatedRows - 1) / seconds : null;
    }

    Channel named(String other) {
        return new Channel(other, source, timeType, signals, access, bounds, estimatedRows, fromStatistics, problem);
    }

    Channel bounded(TimeBounds found) {
        return new Channel(name, source, timeType, signals, access, found, estimatedRows, fromStatistics, problem);
    }

    Channel planned(BoundsAccess found, @Nullable Long rows) {
        return new Channel(name, source, timeType, signals, found, bounds, rows, fromStatistics, problem);
    }

    Channel broken(String reason) {
        return new Channel(
                name, source, timeType, signals, BoundsAccess.NONE, bounds, estimatedRows, fromStatistics, reason);
    }
}
