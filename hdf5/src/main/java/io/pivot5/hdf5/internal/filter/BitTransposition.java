package io.pivot5.hdf5.internal.filter;

/// Undoes bitshuffle: turns rows of bits (bit 0 of all elements, bit 1 of all elements, …) into elements, 64 elements
/// and up
/// to eight bytes of each at a time.
final class BitTransposition {

    /// Numbers that [#toElements] needs as scratch.
    static final int SCRATCH = 64;

    private static final long LOW_4 = 0x0F0F_0F0F_0F0F_0F0FL;
    private static final long LOW_2 = 0x3333_3333_3333_3333L;
    private static final long LOW_1 = 0x5555_5555_5555_5555L;

    private BitTransposition() {}

    /// Reads the bit rows of `elements` (a multiple of 8) at `from` and writes them as elements at `to`.
    ///
    /// @param scratch at least [#SCRATCH] numbers
    static void toElements(
            byte[] source, int from, byte[] target, int to, int elements, int elementSize, long[] scratch) {
        int row = elements / 8;
        int grouped = row & ~7;
        int planes;
        for (int plane = 0; plane < elementSize; plane += planes) {
            planes = Math.min(8, Integer.highestOneBit(elementSize - plane));
            for (int i = 0; i < grouped; i += 8) {
                for (int p = 0; p < planes; p++) {
                    gather(source, from + (plane + p) * elements + i, row, scratch, p);
                }
                scatter(scratch, planes, target, to + 8 * i * elementSize + plane, elementSize);
            }
        }
        for (int i = grouped; i < row; i++) {
            eightElements(source, from + i, row, target, to + 8 * i * elementSize, elementSize);
        }
    }

    /// Reads 64 elements' bits of one byte plane. Number i of the plane gets the bytes of the elements i, 8 + i, 16 +
    /// i, …;
    /// the numbers of up to eight planes alternate in the scratch.
    private static void gather(byte[] source, int from, int row, long[] scratch, int plane) {
        long a = (long) Bytes.LONG.get(source, from);
        long b = (long) Bytes.LONG.get(source, from + row);
        long c = (long) Bytes.LONG.get(source, from + 2 * row);
        long d = (long) Bytes.LONG.get(source, from + 3 * row);
        long e = (long) Bytes.LONG.get(source, from + 4 * row);
        long f = (long) Bytes.LONG.get(source, from + 5 * row);
        long g = (long) Bytes.LONG.get(source, from + 6 * row);
        long h = (long) Bytes.LONG.get(source, from + 7 * row);

        // Three rounds swap the high bits of one number with the low bits of another: 4, 2, then 1 wide.
        long ae = ((a >>> 4) ^ e) & LOW_4;
        long bf = ((b >>> 4) ^ f) & LOW_4;
        long cg = ((c >>> 4) ^ g) & LOW_4;
        long dh = ((d >>> 4) ^ h) & LOW_4;
        a ^= ae << 4;
        b ^= bf << 4;
        c ^= cg << 4;
        d ^= dh << 4;
        e ^= ae;
        f ^= bf;
        g ^= cg;
        h ^= dh;

        long ac = ((a >>> 2) ^ c) & LOW_2;
        long bd = ((b >>> 2) ^ d) & LOW_2;
        long eg = ((e >>> 2) ^ g) & LOW_2;
        long fh = ((f >>> 2) ^ h) & LOW_2;
        a ^= ac << 2;
        b ^= bd << 2;
        e ^= eg << 2;
        f ^= fh << 2;
        c ^= ac;
        d ^= bd;
        g ^= eg;
        h ^= fh;

        long ab = ((a >>> 1) ^ b) & LOW_1;
        long cd = ((c >>> 1) ^ d) & LOW_1;
        long ef = ((e >>> 1) ^ f) & LOW_1;
        long gh = ((g >>> 1) ^ h) & LOW_1;
        scratch[plane] = a ^ (ab << 1);
        scratch[8 + plane] = b ^ ab;
        scratch[16 + plane] = c ^ (cd << 1);
        scratch[24 + plane] = d ^ cd;
        scratch[32 + plane] = e ^ (ef << 1);
        scratch[40 + plane] = f ^ ef;
        scratch[48 + plane] = g ^ (gh << 1);
        scratch[56 + plane] = h ^ gh;
    }

    /// Writes the bytes of the gathered planes side by side into their 64 elements.
    private static void scatter(long[] scratch, int planes, byte[] target, int to, int elementSize) {
        if (elementSize == 1) {
            ByteTransposition.storeEight(scratch, 0, 8, target, to, 8);
            return;
        }
        for (int i = 0; i < 8; i++) {
            int at = to + i * elementSize;
            int step = 8 * elementSize;
            switch (planes) {
                case 8 -> ByteTransposition.storeEight(scratch, 8 * i, 1, target, at, step);
                case 4 ->
                    ByteTransposition.storeFour(
                            scratch[8 * i],
                            scratch[8 * i + 1],
                            scratch[8 * i + 2],
                            scratch[8 * i + 3],
                            target,
                            at,
                            step);
                case 2 -> ByteTransposition.storeTwo(scratch[8 * i], scratch[8 * i + 1], target, at, step);
                default -> {
                    for (int t = 0; t < 8; t++) {
                        target[at + t * step] = (byte) (scratch[8 * i] >>> (8 * t));
                    }
                }
            }
        }
    }

    private static void eightElements(byte[] source, int from, int row, byte[] target, int to, int elementSize) {
        for (int plane = 0; plane < elementSize; plane++) {
            long bits = 0;
            for (int bit = 0; bit < 8; bit++) {
                bits |= (source[from + (8 * plane + bit) * row] & 0xFFL) << (8 * bit);
            }
            long bytes = transposed(bits);
            for (int element = 0; element < 8; element++) {
                target[to + element * elementSize + plane] = (byte) (bytes >>> (8 * element));
            }
        }
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
