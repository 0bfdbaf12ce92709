package io.pivot5.hdf5.internal.read;

import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// Asked between chunks whether anyone still wants the result.
///
/// @param cancelled says so
public record Cancellation(BooleanSupplier cancelled) {

    /// Only the interruption of the reading thread ends a read.
    public static final Cancellation BY_INTERRUPT = new Cancellation(() -> false);

    /// Goes on or fails.
    ///
    /// @throws CancellationException if the read was cancelled
    /// @throws InterruptedIOException if the thread was interrupted, which stays noted
    public void check() throws InterruptedIOException {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("The read was cancelled");
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The read was interrupted");
        }
    }
}
