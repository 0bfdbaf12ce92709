package io.pivot5.shared.store.s3;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The bytes of one part while it is filled and sent, in blocks that are reused: no part is ever copied as a whole,
/// small objects take little, and no block is large for the garbage collector.
final class PartBuffer {
    private static final int BLOCK = 256 << 10;

    private final long capacity;
    private final Deque<ByteBuffer> spare;
    private final List<ByteBuffer> blocks = new ArrayList<>();
    private long length;

    private PartBuffer(long capacity, Deque<ByteBuffer> spare) {
        this.capacity = capacity;
        this.spare = spare;
    }

    static PartBuffer of(long capacity) {
        return new PartBuffer(capacity, new ArrayDeque<>());
    }

    /// A buffer that takes over the blocks of this one, whose content is no longer needed.
    PartBuffer recycle(long newCapacity) {
        Deque<ByteBuffer> blocksToReuse = new ArrayDeque<>(spare);
        for (ByteBuffer block : blocks) {
            blocksToReuse.add(block.clear());
        }
        blocks.clear();
        spare.clear();
        return new PartBuffer(newCapacity, blocksToReuse);
    }

    /// Takes bytes of `source` until either is exhausted.
    void fill(ByteBuffer source) {
        while (source.hasRemaining() && !isFull()) {
            ByteBuffer block = writableBlock();
            int count = (int) Math.min(Math.min(source.remaining(), block.remaining()), capacity - length);
            block.put(source.slice(source.position(), count));
            source.position(source.position() + count);
            length += count;
        }
    }

    private ByteBuffer writableBlock() {
        if (blocks.isEmpty() || !blocks.getLast().hasRemaining()) {
            ByteBuffer reused = spare.poll();
            blocks.add(reused == null ? ByteBuffer.allocate(BLOCK) : reused);
        }
        return blocks.getLast();
    }

    boolean isFull() {
        return length == capacity;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// The bytes taken so far, in views of the blocks.
    List<ByteBuffer> content() {
        return blocks.stream().map(block -> block.duplicate().flip()).toList();
    }
}
