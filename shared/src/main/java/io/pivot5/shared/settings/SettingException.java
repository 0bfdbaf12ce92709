package io.pivot5.shared.settings;

import org.jspecify.annotations.Nullable;

/// A setting that is unknown, malformed or contradicts another: stops the start, with a message that names it.
public final class SettingException extends Exception {
    private static final long serialVersionUID = 1;

    public SettingException(String message) {
        super(message);
    }

    public SettingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
