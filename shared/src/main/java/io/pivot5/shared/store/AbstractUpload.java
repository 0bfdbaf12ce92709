package io.pivot5.shared.store;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The lifecycle that every [Upload] shares: what may be called when, the position, and that a failure discards.
public abstract class AbstractUpload implements Upload {
    private enum State {
        OPEN,
        COMMITTED,
        DISCARDED
    }

    private final int held;
    private long position;
    private State state = State.OPEN;

    protected AbstractUpload(int held) {
        if (held < 0) {
            throw new IllegalArgumentException("cannot hold back " + held + " bytes");
        }
        this.held = held;
        this.position = held;
    }

    /// Takes all of `source`.
    protected abstract void append(ByteBuffer source) throws IOException;

    /// Publishes; called once.
    protected abstract StoredObject publish(ByteBuffer first) throws IOException;

    /// Cleans up after an upload that will not be published; called at most once.
    protected abstract void abandon();

    @Override
    public final void write(ByteBuffer source) throws IOException {
        requireOpen();
        int length = source.remaining();
        boolean done = false;
        try {
            append(source);
            position = Math.addExact(position, length);
            done = true;
        } finally {
            if (!done) {
                discard();
            }
        }
    }

    @Override
    public final long position() {
        return position;
    }

    @Override
    public final StoredObject commit(ByteBuffer first) throws IOException {
        requireOpen();
        if (first.remaining() != held) {
            throw new IllegalArgumentException(
                    held + " bytes are held back, but " + first.remaining() + " are given for them");
        }
        try {
            StoredObject stored = publish(first.slice());
            state = State.COMMITTED;
            return stored;
        } finally {
            discard();
        }
    }

    @Override
    public final void discard() {
        if (state == State.OPEN) {
            state = State.DISCARDED;
            abandon();
        }
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException("the upload is " + (state == State.COMMITTED ? "committed" : "discarded"));
        }
    }
}
