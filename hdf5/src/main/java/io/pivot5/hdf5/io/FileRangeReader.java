package io.pivot5.hdf5.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a local file.
public final class FileRangeReader implements RangeReader {

    private final FileChannel channel;
    private final long length;

    private FileRangeReader(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /// Opens `file` for reading.
    public static FileRangeReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new FileRangeReader(channel, channel.size());
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            int count = channel.read(target, at);
            if (count < 0) {
                throw new EOFException("The file ends at " + at);
            }
            at += count;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
