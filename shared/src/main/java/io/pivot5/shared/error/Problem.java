package io.pivot5.shared.error;

/// The body of every error: RFC 9457 with a stable `code`.
public record Problem(String type, String title, int status, String code, String detail) {
    private static final String TYPE_PREFIX = "urn:pivot5:problem:";

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(TYPE_PREFIX + code.code(), code.title(), code.status(), code.code(), detail);
    }

    /// What a client is told of a failure; one that was not foreseen is `internal` and says nothing of its cause.
    public static Problem of(Throwable failure) {
        return failure instanceof ProblemException problem
                ? of(problem.code(), problem.detail())
                : of(ErrorCode.INTERNAL, "the failure is in the server's log under the request id");
    }
}
