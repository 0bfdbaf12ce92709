package io.pivot5.hdf5.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

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
}
