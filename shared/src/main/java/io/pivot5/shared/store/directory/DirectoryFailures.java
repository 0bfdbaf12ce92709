package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Translates what the file system throws, once, into the failures of a store.
final class DirectoryFailures {
    /// Below this much usable space a write that failed is taken to have failed for the lack of it, whatever language
    /// the system words its reason in.
    private static final long NOTHING_LEFT = 1 << 20;

    private DirectoryFailures() {}

    /// The failure to throw in place of `failure`.
    static IOException translate(IOException failure) {
        return switch (failure) {
            case StoreException store -> store;
            case InterruptedIOException interrupted -> interrupted;
            case ClosedByInterruptException interrupted -> {
                InterruptedIOException translated = new InterruptedIOException("interrupted while using the bucket");
                translated.initCause(interrupted);
                yield translated;
            }
            case AccessDeniedException denied ->
                new StoreException.Rejected("the server may not access a file of it", denied);
            default ->
                saysFull(failure)
                        ? new StoreException.StorageFull(failure)
                        : new StoreException.Unavailable("a file operation failed", Duration.ofSeconds(1), failure);
        };
    }

    /// The failure of a write below `directory`: a full disk where there is no space, whatever the message says.
    static IOException translateWrite(IOException failure, Path directory) {
        IOException translated = translate(failure);
        if (translated instanceof StoreException.Unavailable && isFull(directory)) {
            return new StoreException.StorageFull(failure);
        }
        return translated;
    }

    /// Java gives the reason of the system only as text.
    private static boolean saysFull(IOException failure) {
        String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("quota exceeded") || text.contains("file too large");
    }

    private static boolean isFull(Path directory) {
        try {
            return directory.getFileSystem().provider().getFileStore(directory).getUsableSpace() < NOTHING_LEFT;
        } catch (IOException unknown) {
            return false;
        }
    }
}
