package io.pivot5.shared.store;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/// Failures of the bucket in the words of the API.
public final class StoreProblems {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private StoreProblems() {}

    /// What a client is told about a failed call of an [ObjectStore].
    public static ProblemException of(IOException failure) {
        return switch (failure) {
            case StoreException store -> of(store);
            case InterruptedIOException interrupted ->
                new ProblemException(ErrorCode.SHUTTING_DOWN, "The work was stopped.", interrupted);
            default -> unavailable(failure, RETRY_AFTER);
        };
    }

    /// What a client is told about a key that breaks the rule.
    public static ProblemException of(InvalidKeyException failure) {
        return new ProblemException(ErrorCode.INVALID_PARAMETER, sentence(failure), failure);
    }

    private static ProblemException of(StoreException failure) {
        return switch (failure) {
            case StoreException.UnknownObject _ -> problem(ErrorCode.UNKNOWN_OBJECT, failure);
            case StoreException.ObjectChanged _ -> problem(ErrorCode.PRECONDITION_FAILED, failure);
            case StoreException.ObjectExists _ -> problem(ErrorCode.ALREADY_EXISTS, failure);
            case StoreException.KeyRefused _ -> problem(ErrorCode.INVALID_REQUEST, failure);
            case StoreException.OutOfRange _ -> problem(ErrorCode.RANGE_NOT_SATISFIABLE, failure);
            case StoreException.InvalidCursor _ -> problem(ErrorCode.INVALID_PARAMETER, failure);
            case StoreException.StorageFull _ -> problem(ErrorCode.STORAGE_FULL, failure);
            case StoreException.Rejected _ -> unavailable(failure, RETRY_AFTER);
            case StoreException.Unavailable gone -> unavailable(failure, gone.retryAfter());
        };
    }

    /// The store's own words stay in the cause: they may name hosts and paths of the operator.
    private static ProblemException unavailable(IOException failure, Duration retryAfter) {
        return new ProblemException(ErrorCode.STORE_UNAVAILABLE, "The bucket does not answer as it should.", failure)
                .retryAfter(retryAfter);
    }

    private static ProblemException problem(ErrorCode code, StoreException failure) {
        return new ProblemException(code, sentence(failure), failure);
    }

    private static String sentence(Exception failure) {
        String text = String.valueOf(failure.getMessage());
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
