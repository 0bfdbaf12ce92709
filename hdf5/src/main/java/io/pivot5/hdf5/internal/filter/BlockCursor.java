package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Steps through packed blocks that each follow their own size, a big-endian number of four bytes.
final class BlockCursor {

    private final String filter;
    private final byte[] source;
    private final int end;
    private int in;
    private int block;
    private int size;

    BlockCursor(String filter, Span input, int headerBytes) {
        this.filter = filter;
        this.source = input.array();
        this.end = input.end();
        this.in = input.from() + headerBytes;
    }

    byte[] source() {
        return source;
    }

    /// Goes to the packed bytes of a block, which was not entered before, and returns where they start.
    int enter(int wanted) throws Hdf5Exception {
        int start = in;
        while (block <= wanted) {
            start = step();
        }
        return start;
    }

    /// The packed bytes of the block entered last.
    int size() {
        return size;
    }

    /// Where `count` bytes lie that follow the first `blocks` blocks without a size of their own.
    int tail(int blocks, int count) throws Hdf5Exception {
        while (block < blocks) {
            step();
        }
        if (count > end - in) {
            throw Failures.corrupt(filter, "ends before its last bytes");
        }
        return in;
    }

    /// Steps over one block and returns where its packed bytes start.
    private int step() throws Hdf5Exception {
        if (end - in < Integer.BYTES) {
            throw Failures.corrupt(filter, "ends before block " + block);
        }
        size = (int) Bytes.BIG_ENDIAN_INT.get(source, in);
        int start = in + Integer.BYTES;
        if (size < 0 || size > end - start) {
            throw Failures.corrupt(filter, "block " + block + " of " + size + " bytes runs past the end");
        }
        in = start + size;
        block++;
        return start;
    }
}
