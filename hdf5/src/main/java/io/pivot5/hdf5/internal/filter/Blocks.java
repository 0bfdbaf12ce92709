package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// The blocks of one packed chunk. Serves one read, by one thread.
abstract class Blocks {

    private final int length;
    private final int blockBytes;

    /// @param length decoded bytes of the chunk
    /// @param blockBytes decoded bytes of every block but the last; positive
    Blocks(int length, int blockBytes) {
        this.length = length;
        this.blockBytes = blockBytes;
    }

    final int length() {
        return length;
    }

    /// Decodes the bytes from `from` (inclusive) to `to` (exclusive), touching only the blocks that hold them.
    final byte[] read(int from, int to) throws Hdf5Exception {
        byte[] result = new byte[to - from];
        int block = from / blockBytes;
        for (long start = block * (long) blockBytes; start < to; start += blockBytes) {
            int count = (int) Math.min(blockBytes, length - start);
            if (start >= from && start + count <= to) {
                decode(block, result, (int) (start - from), count);
            } else {
                byte[] whole = new byte[count];
                decode(block, whole, 0, count);
                int first = (int) Math.max(from, start);
                int end = (int) Math.min(to, start + count);
                System.arraycopy(whole, (int) (first - start), result, first - from, end - first);
            }
            block++;
        }
        return result;
    }

    /// Decodes the `count` bytes of one block; blocks are asked for in rising order.
    abstract void decode(int block, byte[] target, int to, int count) throws Hdf5Exception;
}
