package io.pivot5.shared.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// First and last time of a channel, NULL and infinity left out; both null when the channel is empty or no index tells.
public record TimeBounds(@Nullable Instant first, @Nullable Instant last) {
    public static final TimeBounds UNKNOWN = new TimeBounds(null, null);

    /// The bounds of what both hold.
    TimeBounds union(TimeBounds other) {
        return new TimeBounds(
                first == null || (other.first != null && other.first.isBefore(first)) ? other.first : first,
                last == null || (other.last != null && other.last.isAfter(last)) ? other.last : last);
    }
}
