package io.pivot5.shared.store;

/// A string that no object may have as its key.
public final class InvalidKeyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    InvalidKeyException(String reason) {
        super("not the key of an object: " + reason);
    }
}
