package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Buffers outside the heap that long pieces are read into, used again and again: a file is read into them without a
/// copy in between, and they need not be cleared. All together take at most 64 MiB; who comes when all are taken gets a
/// buffer on the heap.
final class PieceBuffers {

    private static final int BUFFER_BYTES = 4 << 20;
    private static final int LEAST_BYTES = 64 << 10;
    private static final int MOST_BUFFERS = 16;

    private static final BlockingQueue<ByteBuffer> FREE = new ArrayBlockingQueue<>(MOST_BUFFERS);
    private static final AtomicInteger MADE = new AtomicInteger();

    private PieceBuffers() {}

    /// A buffer with room for exactly `count` bytes.
    static ByteBuffer take(int count) {
        if (count < LEAST_BYTES || count > BUFFER_BYTES) {
            return ByteBuffer.allocate(count);
        }
        ByteBuffer free = FREE.poll();
        if (free == null) {
            if (MADE.getAndUpdate(made -> Math.min(MOST_BUFFERS, made + 1)) >= MOST_BUFFERS) {
                return ByteBuffer.allocate(count);
            }
            free = ByteBuffer.allocateDirect(BUFFER_BYTES);
        }
        return free.clear().limit(count);
    }

    /// Takes back a buffer of [#take] that nobody uses any more.
    static void give(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            FREE.add(buffer);
        }
    }
}
