package io.pivot5.shared.database;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// What a failed statement means to the caller of a request.
public final class DatabaseFailures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private DatabaseFailures() {}

    /// A database that is away becomes the given code (503); any other failure stays what it is.
    ///
    /// @param unavailable [ErrorCode#SOURCE_UNAVAILABLE] or [ErrorCode#DATABASE_UNAVAILABLE]
    public static Throwable translate(Throwable failure, ErrorCode unavailable) {
        if (failure instanceof ProblemException || !isUnavailable(failure)) {
            return failure;
        }
        return new ProblemException(unavailable, unavailable.title(), failure).retryAfter(RETRY_AFTER);
    }

    /// Whether the database could not be asked at all, so that asking later may work.
    public static boolean isUnavailable(Throwable failure) {
        return switch (failure) {
            case PgException e -> {
                String state = String.valueOf(e.getSqlState());
                // connection failures, too many connections, shutdown and start, not yet migrated, wrong password
                yield state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.startsWith("28")
                        || state.equals("3D000")
                        || state.equals("42P01")
                        || state.equals("3F000");
            }
            case ClosedConnectionException _ -> true;
            case IOException _ -> true;
            case TimeoutException _ -> true;
            default -> false;
        };
    }
}
