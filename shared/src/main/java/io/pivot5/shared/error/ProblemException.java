package io.pivot5.shared.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A failure that a caller is told about as it is: `code` is stable, the message is the `detail` a person reads. It
/// never holds a secret, a stack or another user's data.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final @Nullable Duration retryAfter;

    public ProblemException(ErrorCode code, String detail) {
        this(code, detail, null, null);
    }

    public ProblemException(ErrorCode code, String detail, @Nullable Throwable cause) {
        this(code, detail, cause, null);
    }

    private ProblemException(ErrorCode code, String detail, @Nullable Throwable cause, @Nullable Duration retryAfter) {
        super(detail, cause);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// The same failure with the time after which trying again is worth while.
    public ProblemException retryAfter(Duration after) {
        return new ProblemException(code, detail(), getCause(), after);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
