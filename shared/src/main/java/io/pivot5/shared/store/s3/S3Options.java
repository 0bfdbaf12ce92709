package io.pivot5.shared.store.s3;

import java.time.Duration;

/// How long to wait for an S3 server and how often to ask again. `reads` holds for everything a client waits for,
/// `writes` for uploads, behind which stands long work worth some patience.
public record S3Options(
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        RetryPolicy reads,
        RetryPolicy writes,
        Duration circuitPause) {

    /// Reads give up after about a second of failures, uploads survive a restart of the store.
    public static final S3Options DEFAULTS = new S3Options(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(1), false),
            new RetryPolicy(12, Duration.ofMillis(100), Duration.ofSeconds(10), true),
            Duration.ofSeconds(1));
}
