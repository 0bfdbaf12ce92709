package io.pivot5.hdf5.io;

import java.io.EOFException;
import java.nio.ByteBuffer;

/// Bytes in memory.
public final class MemoryRangeReader implements RangeReader {

    private final ByteBuffer bytes;

    /// Reads what remains of `bytes`, which must not change any more.
    public MemoryRangeReader(ByteBuffer bytes) {
        this.bytes = bytes.slice().asReadOnlyBuffer();
    }

    @Override
    public long length() {
        return bytes.capacity();
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws EOFException {
        int count = target.remaining();
        if (position > bytes.capacity() - count) {
            throw new EOFException("The bytes end at " + bytes.capacity());
        }
        target.put(bytes.slice((int) position, count));
    }

    @Override
    public void close() {}
}
