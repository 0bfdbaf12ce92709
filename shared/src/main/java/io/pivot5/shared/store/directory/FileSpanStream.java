package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// The bytes of a span of an open file, in order; closes the file.
final class FileSpanStream extends InputStream {
    private final OpenFile file;
    private final long end;
    private long position;

    FileSpanStream(OpenFile file, ByteRange.Span span) {
        this.file = file;
        this.position = span.offset();
        this.end = span.offset() + span.length();
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
        int count = (int) Math.min(length, end - position);
        if (count == 0) {
            return -1;
        }
        file.readFully(position, ByteBuffer.wrap(target, offset, count));
        position += count;
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
