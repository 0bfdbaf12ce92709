package io.pivot5.shared.access;

import java.util.Optional;

/// The quotas of a key; absent means none.
///
/// @param jobs queued and running jobs at once
/// @param bytes stored bytes
public record KeyLimits(Optional<Integer> jobs, Optional<Long> bytes, Optional<RateLimit> rate) {
    public static final KeyLimits NONE = new KeyLimits(Optional.empty(), Optional.empty(), Optional.empty());
}
