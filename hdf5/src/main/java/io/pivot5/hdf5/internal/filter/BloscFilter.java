package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Filter 32001: a Blosc 1 container, whose blocks are shuffled by bytes or bits and packed, often plane by plane. The
/// codecs but blosclz are libraries'; the container is decoded here.
record BloscFilter() implements BlockFilter {

    private static final String NAME = "blosc";

    @Override
    public Blocks open(Span input, int limit) throws Hdf5Exception {
        BloscHeader header = BloscHeader.decode(input, limit);
        byte[] source = input.array();
        int from = input.from();
        if (header.copied()) {
            if (header.length() > input.length() - BloscHeader.BYTES) {
                throw Failures.corrupt(NAME, "ends before its last bytes");
            }
            return new Blocks(header.length(), header.blockBytes()) {
                @Override
                void decode(int block, byte[] target, int to, int count) {
                    int start = from + BloscHeader.BYTES + block * header.blockBytes();
                    System.arraycopy(source, start, target, to, count);
                }
            };
        }
        BlockCodec codec = header.codec();
        boolean shuffled = header.shuffle() != BloscHeader.Shuffle.NONE;
        int shuffledBytes = shuffled ? Math.min(header.blockBytes(), header.length()) : 0;
        byte[] unpacked = new byte[shuffledBytes];
        long[] scratch = new long[BitTransposition.SCRATCH];
        return new Blocks(header.length(), header.blockBytes()) {
            @Override
            void decode(int block, byte[] target, int to, int count) throws Hdf5Exception {
                int start = (int) Bytes.INT.get(source, from + BloscHeader.BYTES + block * Integer.BYTES);
                if (start < BloscHeader.BYTES || start > input.length()) {
                    throw Failures.corrupt(NAME, "block " + block + " starts at " + start);
                }
                if (shuffled) {
                    unpack(header, codec, input, start, unpacked, 0, count);
                    unshuffle(header, unpacked, target, to, count, scratch);
                } else {
                    unpack(header, codec, input, start, target, to, count);
                }
            }
        };
    }

    /// Unpacks the parts of a block: one, or one for each byte of an element.
    private static void unpack(
            BloscHeader header, BlockCodec codec, Span input, int start, byte[] target, int to, int count)
            throws Hdf5Exception {
        byte[] source = input.array();
        int end = input.end();
        int at = input.from() + start;
        int parts = header.parts(count);
        int partBytes = count / parts;
        for (int part = 0; part < parts; part++) {
            if (end - at < Integer.BYTES) {
                throw Failures.corrupt(NAME, "ends inside a block");
            }
            int packed = (int) Bytes.INT.get(source, at);
            at += Integer.BYTES;
            if (packed < 0 || packed > end - at) {
                throw Failures.corrupt(NAME, "a part of " + packed + " bytes runs past the end");
            }
            if (packed == partBytes) {
                System.arraycopy(source, at, target, to + part * partBytes, partBytes);
            } else {
                codec.decode(NAME, source, at, packed, target, to + part * partBytes, partBytes);
            }
            at += packed;
        }
    }

    private static void unshuffle(BloscHeader header, byte[] source, byte[] target, int to, int count, long[] scratch) {
        int elements = count / header.elementSize();
        int whole = elements * header.elementSize();
        switch (header.shuffle()) {
            case BYTES -> ByteTransposition.toElements(source, 0, target, to, elements, header.elementSize());
            case BITS -> {
                if (elements % 8 == 0) {
                    BitTransposition.toElements(source, 0, target, to, elements, header.elementSize(), scratch);
                } else {
                    // Blosc leaves such a block as it is.
                    whole = 0;
                }
            }
            case NONE -> whole = 0;
        }
        System.arraycopy(source, whole, target, to + whole, count - whole);
    }
}
