package io.pivot5.shared.store.s3;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Answers for a store that is gone. After some failures in a row nobody is let through for a pause; then one request
/// goes as a probe, and its end decides for all: closed again, or a pause twice as long, up to a limit.
///
/// **Threads.** Any number.
final class CircuitBreaker {
    /// Failures in a row after which the store counts as gone.
    static final int THRESHOLD = 5;

    /// The longest pause, as a multiple of the first.
    private static final int LONGEST = 16;

    private final Duration firstPause;
    private final LongSupplier nanoTime;

    private int failures;
    private Duration pause;
    private long openUntil;
    private boolean probing;

    CircuitBreaker(Duration firstPause, LongSupplier nanoTime) {
        this.firstPause = firstPause;
        this.nanoTime = nanoTime;
        this.pause = firstPause;
    }

    /// How long to stay away: zero means go, and then report [#answered], [#failed] or [#cancelled].
    synchronized Duration enter() {
        if (failures < THRESHOLD) {
            return Duration.ZERO;
        }
        long remaining = openUntil - nanoTime.getAsLong();
        if (remaining > 0) {
            return Duration.ofNanos(remaining);
        }
        if (probing) {
            return firstPause;
        }
        probing = true;
        return Duration.ZERO;
    }

    /// The store is there, whatever it said.
    synchronized void answered() {
        failures = 0;
        pause = firstPause;
        probing = false;
    }

    /// The store did not answer, or only that it cannot.
    synchronized void failed() {
        boolean wasOpen = failures >= THRESHOLD;
        if (wasOpen && !probing) {
            // Begun before the circuit opened; it tells nothing new.
            return;
        }
        failures = Math.min(failures + 1, THRESHOLD);
        if (failures == THRESHOLD) {
            if (wasOpen) {
                Duration doubled = pause.multipliedBy(2);
                Duration longest = firstPause.multipliedBy(LONGEST);
                pause = doubled.compareTo(longest) < 0 ? doubled : longest;
            }
            openUntil = nanoTime.getAsLong() + pause.toNanos();
        }
        probing = false;
    }

    /// The request was given up by its caller: nothing is known.
    synchronized void cancelled() {
        probing = false;
    }
}
