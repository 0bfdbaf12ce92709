package io.pivot5.shared.http;

/// Sizes that no request may exceed, in bytes.
final class HttpLimits {
    /// Twice the 16 KiB that must work.
    static final int REQUEST_LINE = 32 * 1024;

    static final int HEADERS = 32 * 1024;

    static final int JSON_BODY = 1_000_000;

    private HttpLimits() {}
}
