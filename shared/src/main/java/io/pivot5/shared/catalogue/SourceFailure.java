package io.pivot5.shared.catalogue;

import io.vertx.pgclient.PgException;

/// What a failed statement says: something about one relation, or about the whole source.
final class SourceFailure {
    private SourceFailure() {}

    /// Whether only the relation of the statement is concerned. Shutdown (57P) and exhausted resources (53)
    /// concern all. What the server reports as a failed connection (08) is one to a foreign server; the loss of our
    /// own is no report of the server.
    static boolean isOfRelation(Throwable failure) {
        return failure instanceof PgException exception
                && !exception.getSqlState().startsWith("57P")
                && !exception.getSqlState().startsWith("53");
    }

    /// Whether the statement was given up for its time limit or a lock: nothing is wrong with the relation.
    static boolean isPassing(Throwable failure) {
        return failure instanceof PgException exception
                && (exception.getSqlState().equals("57014")
                        || exception.getSqlState().equals("55P03"));
    }

    static String reason(Throwable failure) {
        return failure instanceof PgException exception ? exception.getErrorMessage() : String.valueOf(failure);
    }
}
