package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// The first 16 bytes of a Blosc 1 container.
///
/// @param flags bit 0 bytes shuffled, 1 stored unpacked, 2 bits shuffled, 4 blocks not in parts, 5-7 the codec
/// @param elementSize bytes of an element
/// @param length decoded bytes
/// @param blockBytes decoded bytes of a block but the last
record BloscHeader(int flags, int elementSize, int length, int blockBytes) {

    /// The bytes of the header; the starts of the blocks follow, four bytes each.
    static final int BYTES = 16;

    private static final String NAME = "blosc";
    private static final int FORMAT = 2;
    private static final int BYTE_SHUFFLED = 1;
    private static final int COPIED = 2;
    private static final int BIT_SHUFFLED = 4;
    private static final int NOT_IN_PARTS = 16;
    private static final int MOST_PARTS = 16;
    private static final int LEAST_PART_BYTES = 128;

    /// How the elements of a block lie.
    enum Shuffle {
        NONE,
        BYTES,
        BITS
    }

    static BloscHeader decode(Span input, int limit) throws Hdf5Exception {
        if (input.length() < BYTES) {
            throw Failures.corrupt(NAME, "ends inside its header");
        }
        byte[] source = input.array();
        int at = input.from();
        int format = source[at] & 0xFF;
        if (format > FORMAT) {
            throw Failures.unsupported("blosc filter with container format " + format);
        }
        int flags = source[at + 2] & 0xFF;
        int elementSize = source[at + 3] & 0xFF;
        int length = Failures.checkedSize(
                NAME, (int) Bytes.INT.get(source, at + 4), limit, input.length(), BlockCodec.MOST_PER_ZSTD_BYTE);
        int blockBytes = (int) Bytes.INT.get(source, at + 8);
        if (elementSize == 0 || blockBytes <= 0) {
            throw Failures.corrupt(NAME, "element size " + elementSize + ", block size " + blockBytes);
        }
        BloscHeader header = new BloscHeader(flags, elementSize, length, blockBytes);
        long blocks = (length + (long) blockBytes - 1) / blockBytes;
        if (!header.copied() && blocks * Integer.BYTES > input.length() - BYTES) {
            throw Failures.corrupt(NAME, "ends before the starts of its " + blocks + " blocks");
        }
        return header;
    }

    boolean copied() {
        return (flags & COPIED) != 0;
    }

    Shuffle shuffle() {
        if ((flags & BYTE_SHUFFLED) != 0 && elementSize > 1) {
            return Shuffle.BYTES;
        }
        return (flags & BIT_SHUFFLED) != 0 ? Shuffle.BITS : Shuffle.NONE;
    }

    BlockCodec codec() throws Hdf5Exception {
        int codec = flags >>> 5;
        return switch (codec) {
            case 0 -> BlockCodec.BLOSCLZ;
            case 1 -> BlockCodec.LZ4;
            case 2 -> BlockCodec.SNAPPY;
            case 3 -> BlockCodec.ZLIB;
            case 4 -> BlockCodec.ZSTD;
            default -> throw Failures.unsupported("blosc filter with codec " + codec);
        };
    }

    /// How many parts a block of `count` bytes was packed in. Releases before 1.14 did not write the flag, but followed
    /// the
    /// same rule otherwise.
    int parts(int count) {
        boolean inParts = (flags & NOT_IN_PARTS) == 0
                && count == blockBytes
                && elementSize <= MOST_PARTS
                && blockBytes / elementSize >= LEAST_PART_BYTES;
        return inParts ? elementSize : 1;
    }
}
