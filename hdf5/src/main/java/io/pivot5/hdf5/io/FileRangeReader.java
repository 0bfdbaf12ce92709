package io.pivot5.hdf5.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a local file.
///
/// A thread that is interrupted while it reads gets an [InterruptedIOException]; the others go on, although the JDK
/// closes
/// the channel under them.
public final class FileRangeReader implements RangeReader {

    private final Path file;
    private final long length;
    private volatile FileChannel channel;
    private volatile boolean closed;

    private FileRangeReader(Path file, FileChannel channel, long length) {
        this.file = file;
        this.channel = channel;
        this.length = length;
    }

    /// Opens `file` for reading.
    public static FileRangeReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new FileRangeReader(file, channel, channel.size());
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
        long at = position;
        while (target.hasRemaining()) {
            FileChannel current = channel;
            try {
                int count = current.read(target, at);
                if (count < 0) {
                    throw new EOFException("The file ends at " + at);
                }
                at += count;
            } catch (ClosedByInterruptException e) {
                InterruptedIOException interrupted = new InterruptedIOException("The read was interrupted");
                interrupted.initCause(e);
                throw interrupted;
            } catch (ClosedChannelException e) {
                reopen(current, e);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }

    private synchronized void reopen(FileChannel lost, ClosedChannelException cause) throws IOException {
        if (closed) {
            throw cause;
        }
        if (channel.equals(lost)) {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        }
    }
}
