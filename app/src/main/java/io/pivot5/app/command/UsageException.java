package io.pivot5.app.command;

/// The command line is not one that the command understands: exit code 2, with a message that names the flag.
public final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
