package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Filter 32004: LZ4 blocks behind the decoded size (8 bytes) and the block size (4 bytes), all big-endian. A block
/// that
/// would not shrink is stored as it is.
record Lz4Filter() implements BlockFilter {

    private static final String NAME = "lz4";
    private static final int HEADER_BYTES = 12;

    @Override
    public Blocks open(Span input, int limit) throws Hdf5Exception {
        if (input.length() < HEADER_BYTES) {
            throw Failures.corrupt(NAME, "ends inside its header");
        }
        int from = input.from();
        int length = Failures.checkedSize(
                NAME,
                (long) Bytes.BIG_ENDIAN_LONG.get(input.array(), from),
                limit,
                input.length(),
                BlockCodec.MOST_PER_LZ4_BYTE);
        int blockBytes = (int) Bytes.BIG_ENDIAN_INT.get(input.array(), from + Long.BYTES);
        if (blockBytes <= 0) {
            throw Failures.corrupt(NAME, "block size " + blockBytes);
        }
        BlockCursor cursor = new BlockCursor(NAME, input, HEADER_BYTES);
        return new Blocks(length, blockBytes) {
            @Override
            void decode(int block, byte[] target, int to, int count) throws Hdf5Exception {
                int start = cursor.enter(block);
                if (cursor.size() == count) {
                    System.arraycopy(cursor.source(), start, target, to, count);
                } else {
                    BlockCodec.LZ4.decode(NAME, cursor.source(), start, cursor.size(), target, to, count);
                }
            }
        };
    }
}
