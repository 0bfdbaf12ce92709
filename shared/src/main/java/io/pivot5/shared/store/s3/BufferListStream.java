package io.pivot5.shared.store.s3;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/// Reads buffers one behind the other, without moving their positions.
final class BufferListStream extends InputStream {
    private final Iterator<ByteBuffer> rest;
    private ByteBuffer current = ByteBuffer.allocate(0);

    BufferListStream(List<ByteBuffer> buffers) {
        this.rest = buffers.iterator();
    }

    @Override
    public int read() {
        return advance() ? Byte.toUnsignedInt(current.get()) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int count = Math.min(length, current.remaining());
        current.get(target, offset, count);
        return count;
    }

    private boolean advance() {
        while (!current.hasRemaining()) {
            if (!rest.hasNext()) {
                return false;
            }
            current = rest.next().duplicate();
        }
        return true;
    }
}
