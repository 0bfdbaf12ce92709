package io.pivot5.shared.store.s3;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/// The body of a GET that goes on where it broke off: with another request for the rest of the same version. It gives
/// up when a number of requests in a row brought nothing.
final class ResumingStream extends InputStream {
    private final S3Requests requests;
    private final Attempts attempts;
    private final RetryPolicy policy;
    private final S3Content first;
    private final long end;

    private InputStream body;
    private long position;
    private int failures;

    ResumingStream(S3Requests requests, Attempts attempts, RetryPolicy policy, S3Content first) {
        this.requests = requests;
        this.attempts = attempts;
        this.policy = policy;
        this.first = first;
        this.body = first.body();
        this.position = first.span().offset();
        this.end = position + first.span().length();
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(single[0]);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (position < end) {
            try {
                int count = body.read(target, offset, (int) Math.min(length, end - position));
                if (count > 0) {
                    position += count;
                    failures = 0;
                    return count;
                }
                throw new EOFException("the answer ends at " + position + " instead of " + end);
            } catch (IOException broken) {
                resume(broken);
            }
        }
        return -1;
    }

    private void resume(IOException broken) throws IOException {
        body.close();
        // Also true for a socket that a virtual thread's interrupt closed.
        if (Thread.currentThread().isInterrupted()) {
            throw Attempts.interrupted();
        }
        failures++;
        if (failures == policy.attempts()) {
            throw new StoreException.Unavailable("its answers break off", policy.longest(), broken);
        }
        Attempts.pause(policy, failures);
        ByteRange rest = new ByteRange.Slice(position, end - position);
        body = attempts.run(policy, _ -> rest(rest)).body();
    }

    private S3Content rest(ByteRange range) throws IOException {
        try {
            return requests.get(first.info().key(), range, first.info().etag(), Optional.empty());
        } catch (S3Error error) {
            throw S3Failures.explain(error, first.info().key(), first.info().etag());
        }
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
