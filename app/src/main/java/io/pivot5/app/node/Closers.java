package io.pivot5.app.node;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What has been started, to be stopped in reverse order, each part whatever became of the others. Thread-safe: a
/// start that goes on while it is being stopped ends at its next part.
public final class Closers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closers.class);

    private final Deque<Part> parts = new ArrayDeque<>();
    private boolean closed;

    private record Part(String name, AutoCloseable closer) {
        void close() {
            try {
                closer.close();
            } catch (Exception e) {
                LOG.warn("stopping {} failed", name, e);
            }
        }
    }

    /// @throws IllegalStateException if it is too late; the part is closed then
    synchronized void add(String name, AutoCloseable closer) {
        Part part = new Part(name, closer);
        if (closed) {
            part.close();
            throw new IllegalStateException("stopped while starting");
        }
        parts.push(part);
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!parts.isEmpty()) {
            parts.pop().close();
        }
    }
}
