package io.pivot5.hdf5.internal.filter;

/// Turns rows of bits (bit 0 of all elements, bit 1 of all elements, …) into planes of bytes, 64 elements at a time in
/// registers. With [ByteTransposition] behind it this undoes bitshuffle.
final class BitTransposition {

    private static final long LOW_4 = 0x0F0F_0F0F_0F0F_0F0FL;
    private static final long LOW_2 = 0x3333_3333_3333_3333L;
    private static final long LOW_1 = 0x5555_5555_5555_5555L;

    private BitTransposition() {}

    /// Reads the bit rows of `elements` (a multiple of 8) at `from` and writes them as elements at `to`.
    ///
    /// @param scratch room for `elements * elementSize` bytes, used for elements of more than one byte
    static void toElements(
            byte[] source, int from, byte[] target, int to, int elements, int elementSize, byte[] scratch) {
        if (elementSize == 1) {
            plane(source, from, target, to, elements);
            return;
        }
        for (int plane = 0; plane < elementSize; plane++) {
            plane(source, from + plane * elements, scratch, plane * elements, elements);
        }
        ByteTransposition.toElements(scratch, 0, target, to, elements, elementSize);
    }

    /// Eight bit rows of `elements / 8` bytes each become `elements` bytes.
    private static void plane(byte[] source, int from, byte[] target, int to, int elements) {
        int row = elements / 8;
        int grouped = row & ~7;
        for (int i = 0; i < grouped; i += 8) {
            eightByEight(source, from + i, row, target, to + 8 * i);
        }
        for (int i = grouped; i < row; i++) {
            long bits = 0;
            for (int bit = 0; bit < 8; bit++) {
                bits |= (source[from + bit * row + i] & 0xFFL) << (8 * bit);
            }
            Bytes.LONG.set(target, to + 8 * i, transposed(bits));
        }
    }

    private static void eightByEight(byte[] source, int from, int row, byte[] target, int to) {
        long a = (long) Bytes.LONG.get(source, from);
        long b = (long) Bytes.LONG.get(source, from + row);
        long c = (long) Bytes.LONG.get(source, from + 2 * row);
        long d = (long) Bytes.LONG.get(source, from + 3 * row);
        long e = (long) Bytes.LONG.get(source, from + 4 * row);
        long f = (long) Bytes.LONG.get(source, from + 5 * row);
        long g = (long) Bytes.LONG.get(source, from + 6 * row);
        long h = (long) Bytes.LONG.get(source, from + 7 * row);

        long a4 = (a & LOW_4) | ((e & LOW_4) << 4);
        long e4 = ((a >>> 4) & LOW_4) | (e & ~LOW_4);
        long b4 = (b & LOW_4) | ((f & LOW_4) << 4);
        long f4 = ((b >>> 4) & LOW_4) | (f & ~LOW_4);
        long c4 = (c & LOW_4) | ((g & LOW_4) << 4);
        long g4 = ((c >>> 4) & LOW_4) | (g & ~LOW_4);
        long d4 = (d & LOW_4) | ((h & LOW_4) << 4);
        long h4 = ((d >>> 4) & LOW_4) | (h & ~LOW_4);

        long a2 = (a4 & LOW_2) | ((c4 & LOW_2) << 2);
        long c2 = ((a4 >>> 2) & LOW_2) | (c4 & ~LOW_2);
        long b2 = (b4 & LOW_2) | ((d4 & LOW_2) << 2);
        long d2 = ((b4 >>> 2) & LOW_2) | (d4 & ~LOW_2);
        long e2 = (e4 & LOW_2) | ((g4 & LOW_2) << 2);
        long g2 = ((e4 >>> 2) & LOW_2) | (g4 & ~LOW_2);
        long f2 = (f4 & LOW_2) | ((h4 & LOW_2) << 2);
        long h2 = ((f4 >>> 2) & LOW_2) | (h4 & ~LOW_2);

        ByteTransposition.storeTransposed(
                (a2 & LOW_1) | ((b2 & LOW_1) << 1),
                ((a2 >>> 1) & LOW_1) | (b2 & ~LOW_1),
                (c2 & LOW_1) | ((d2 & LOW_1) << 1),
                ((c2 >>> 1) & LOW_1) | (d2 & ~LOW_1),
                (e2 & LOW_1) | ((f2 & LOW_1) << 1),
                ((e2 >>> 1) & LOW_1) | (f2 & ~LOW_1),
                (g2 & LOW_1) | ((h2 & LOW_1) << 1),
                ((g2 >>> 1) & LOW_1) | (h2 & ~LOW_1),
                target,
                to,
                8);
    }

    /// Bit c of byte r becomes bit r of byte c.
    private static long transposed(long bits) {
        long swap = (bits ^ (bits >>> 7)) & 0x00AA_00AA_00AA_00AAL;
        long ones = bits ^ swap ^ (swap << 7);
        swap = (ones ^ (ones >>> 14)) & 0x0000_CCCC_0000_CCCCL;
        long twos = ones ^ swap ^ (swap << 14);
        swap = (twos ^ (twos >>> 28)) & 0x0000_0000_F0F0_F0F0L;
        return twos ^ swap ^ (swap << 28);
    }
}
