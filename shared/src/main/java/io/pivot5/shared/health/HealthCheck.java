package io.pivot5.shared.health;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;

/// One thing that a node cannot work without.
///
/// @param name as shown: `source`, `database`, `bucket`, `bus`
/// @param limit after which no answer means down
/// @param probe succeeds with a word on what it found
public record HealthCheck(String name, Duration limit, Supplier<Future<String>> probe) {}
