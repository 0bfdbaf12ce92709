package io.pivot5.hdf5.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Bytes somewhere: a file, an array, an object of a bucket. Positional, so any number of threads may read at once.
public interface RangeReader extends Closeable {

    /// The length in bytes; stable for the life of the reader.
    long length() throws IOException;

    /// Fills `target` from `position` on.
    ///
    /// @throws java.io.EOFException if the source ends before the buffer is full
    void readFully(long position, ByteBuffer target) throws IOException;

    /// Like [#readFully(long, ByteBuffer)], told what the bytes are for. Sources that cache or count override it.
    ///
    /// @throws java.io.EOFException if the source ends before the buffer is full
    default void readFully(long position, ByteBuffer target, ReadPurpose purpose) throws IOException {
        readFully(position, target);
    }

    /// Says that metadata of about `count` bytes at each of `positions` is read next. Sources that cache it fetch those
    /// that lie close together; for others it means nothing.
    default void expect(List<Long> positions, int count) throws IOException {}

    /// The first `most` bytes, or all of a shorter source. The first call of a reader that wants both length and start:
    /// a source that has to ask for its length learns it here from the same answer.
    default ByteBuffer readPrefix(int most) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate((int) Math.min(most, length()));
        readFully(0, prefix, ReadPurpose.METADATA);
        return prefix.flip();
    }
}
