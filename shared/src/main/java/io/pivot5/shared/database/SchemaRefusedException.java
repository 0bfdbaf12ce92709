package io.pivot5.shared.database;

/// Pivot5's own schema cannot be used by this version or this role, and waiting will not change that.
public final class SchemaRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    SchemaRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
