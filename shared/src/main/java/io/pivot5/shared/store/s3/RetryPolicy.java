package io.pivot5.shared.store.s3;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How often to try in all and how long to wait between: doubling from `first` to `longest`, half of it left to chance
/// so that many who failed together do not come back together. `patient`: waits for an open circuit to close, too.
public record RetryPolicy(int attempts, Duration first, Duration longest, boolean patient) {
    public RetryPolicy {
        if (attempts < 1) {
            throw new IllegalArgumentException("at least one attempt, not " + attempts);
        }
    }

    /// The wait behind the failed attempt of this number, counted from 1.
    Duration delay(int attempt, RandomGenerator random) {
        int doublings = Math.min(attempt - 1, 30);
        long full = Math.min(first.toMillis() << doublings, longest.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }
}
