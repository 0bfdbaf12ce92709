package io.pivot5.shared.access;

import java.time.Instant;
import java.util.Optional;

/// A key as it is kept: everything but the key itself.
///
/// @param prefix its first characters, by which people recognise it
public record ApiKey(
        String name,
        Principal principal,
        KeyLimits limits,
        String prefix,
        Instant createdAt,
        Optional<Instant> revokedAt) {}
