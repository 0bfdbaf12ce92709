package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Filter 32008: the bits of the elements of a block transposed, then packed. The codec is a library's; the
/// transposition
/// and the container are decoded here.
///
/// A packed chunk starts with the decoded size (8 bytes) and the block size (4 bytes), both in bytes and big-endian.
/// Blocks
/// hold a multiple of 8 elements; up to 7 elements at the end are stored as they are.
///
/// @param elementSize bytes of an element
/// @param blockElements elements of a block of chunks that are not packed; 0 for the default
/// @param packing how blocks are packed
record BitshuffleFilter(int elementSize, int blockElements, Packing packing) implements BlockFilter {

    private static final String NAME = "bitshuffle";
    private static final int HEADER_BYTES = 12;
    private static final int MULTIPLE = 8;

    /// The default block: about 8 KiB, at least 128 elements.
    private static final int DEFAULT_BLOCK_BYTES = 8192;

    private static final int LEAST_DEFAULT_ELEMENTS = 128;

    /// How a block is packed behind the transposition.
    enum Packing {
        NONE,
        LZ4,
        ZSTD
    }

    @Override
    public Blocks open(Span input, int limit) throws Hdf5Exception {
        if (elementSize <= 0) {
            throw Failures.corrupt(NAME, "element size " + elementSize);
        }
        return switch (packing) {
            case NONE -> openPlain(input, limit);
            case LZ4 -> openPacked(input, limit, BlockCodec.LZ4, BlockCodec.MOST_PER_LZ4_BYTE);
            case ZSTD -> openPacked(input, limit, BlockCodec.ZSTD, BlockCodec.MOST_PER_ZSTD_BYTE);
        };
    }

    private Blocks openPlain(Span input, int limit) throws Hdf5Exception {
        int length = Failures.checkedSize(NAME, input.length(), limit, input.length(), 1);
        int from = input.from();
        int blockBytes = blockBytes(length, blockElements == 0 ? defaultElements() : blockElements);
        long[] scratch = new long[BitTransposition.SCRATCH];
        return new Blocks(length, blockBytes) {
            @Override
            void decode(int block, byte[] target, int to, int count) {
                int start = from + block * blockBytes;
                int whole = wholeBytes(count);
                BitTransposition.toElements(
                        input.array(), start, target, to, whole / elementSize, elementSize, scratch);
                System.arraycopy(input.array(), start + whole, target, to + whole, count - whole);
            }
        };
    }

    private Blocks openPacked(Span input, int limit, BlockCodec codec, int ratio) throws Hdf5Exception {
        if (input.length() < HEADER_BYTES) {
            throw Failures.corrupt(NAME, "ends inside its header");
        }
        int from = input.from();
        long declared = (long) Bytes.BIG_ENDIAN_LONG.get(input.array(), from);
        int length = Failures.checkedSize(NAME, declared, limit, input.length(), ratio);
        int blockBytes = blockBytes(
                length,
                ((int) Bytes.BIG_ENDIAN_INT.get(input.array(), from + Long.BYTES) & 0xFFFF_FFFFL) / elementSize);
        BlockCursor cursor = new BlockCursor(NAME, input, HEADER_BYTES);
        byte[] unpacked = new byte[blockBytes];
        long[] scratch = new long[BitTransposition.SCRATCH];
        return new Blocks(length, blockBytes) {
            @Override
            void decode(int block, byte[] target, int to, int count) throws Hdf5Exception {
                int whole = wholeBytes(count);
                if (whole > 0) {
                    int start = cursor.enter(block);
                    codec.decode(NAME, cursor.source(), start, cursor.size(), unpacked, 0, whole);
                    BitTransposition.toElements(unpacked, 0, target, to, whole / elementSize, elementSize, scratch);
                }
                if (whole < count) {
                    int start = cursor.tail(whole > 0 ? block + 1 : block, count - whole);
                    System.arraycopy(cursor.source(), start, target, to + whole, count - whole);
                }
            }
        };
    }

    private int defaultElements() {
        int elements = DEFAULT_BLOCK_BYTES / elementSize;
        return Math.max(elements / MULTIPLE * MULTIPLE, LEAST_DEFAULT_ELEMENTS);
    }

    /// The bytes of a block; one larger than the chunk counts as the chunk and a bit, so that it stays an int.
    private int blockBytes(int length, long elements) throws Hdf5Exception {
        if (length % elementSize != 0) {
            throw Failures.corrupt(NAME, length + " bytes are no multiple of the element size " + elementSize);
        }
        if (elements <= 0 || elements % MULTIPLE != 0) {
            throw Failures.corrupt(NAME, "a block of " + elements + " elements");
        }
        return (int) Math.min(elements * elementSize, Math.max(length, 1));
    }

    /// The bytes of a last block's elements that are transposed.
    private int wholeBytes(int count) {
        return count / elementSize / MULTIPLE * MULTIPLE * elementSize;
    }
}
