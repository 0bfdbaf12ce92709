package io.pivot5.shared.store.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Copies a body into a buffer, straight into its array where it has one.
final class BodyCopy {
    private static final int STEP = 64 << 10;

    private BodyCopy() {}

    /// Puts `count` bytes into `target`, or leaves its position alone and fails.
    static void fill(InputStream body, ByteBuffer target, int count) throws IOException {
        int start = target.position();
        boolean done = false;
        try {
            if (target.hasArray()) {
                int read = body.readNBytes(target.array(), target.arrayOffset() + start, count);
                requireAll(read, count);
            } else {
                byte[] step = new byte[Math.min(STEP, count)];
                for (int copied = 0; copied < count; copied += step.length) {
                    int length = Math.min(step.length, count - copied);
                    requireAll(body.readNBytes(step, 0, length), length);
                    target.put(step, 0, length);
                }
            }
            target.position(start + count);
            done = true;
        } finally {
            if (!done) {
                target.position(start);
            }
        }
    }

    private static void requireAll(int read, int count) throws EOFException {
        if (read != count) {
            throw new EOFException("a body of " + count + " bytes ends at " + read);
        }
    }
}
