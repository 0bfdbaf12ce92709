package io.pivot5.hdf5.internal.filter;

/// Turns planes of bytes (all first bytes, all second bytes, …) into elements, eight elements and up to eight planes at
/// a
/// time in registers.
final class ByteTransposition {

    private static final long LOW_4 = 0x0000_0000_FFFF_FFFFL;
    private static final long LOW_2 = 0x0000_FFFF_0000_FFFFL;
    private static final long LOW_1 = 0x00FF_00FF_00FF_00FFL;

    private ByteTransposition() {}

    /// Reads `elements * elementSize` bytes of planes at `from` and writes as many of elements at `to`.
    static void toElements(byte[] source, int from, byte[] target, int to, int elements, int elementSize) {
        int grouped = elements & ~7;
        int planes;
        for (int plane = 0; plane < elementSize; plane += planes) {
            planes = Math.min(8, Integer.highestOneBit(elementSize - plane));
            int at = from + plane * elements;
            switch (planes) {
                case 8 -> eightPlanes(source, at, elements, target, to + plane, elementSize);
                case 4 -> fourPlanes(source, at, elements, target, to + plane, elementSize);
                case 2 -> twoPlanes(source, at, elements, target, to + plane, elementSize);
                default -> copy(source, at, target, to + plane, 0, elements, elementSize);
            }
            for (int p = 0; planes > 1 && p < planes; p++) {
                copy(source, at + p * elements, target, to + plane + p, grouped, elements, elementSize);
            }
        }
    }

    /// Writes byte i of eight numbers side by side at `to + i * step`.
    ///
    /// @param first index of the first number, each other lying `apart` behind the one before
    static void storeEight(long[] numbers, int first, int apart, byte[] target, int to, int step) {
        storeEight(
                numbers[first],
                numbers[first + apart],
                numbers[first + 2 * apart],
                numbers[first + 3 * apart],
                numbers[first + 4 * apart],
                numbers[first + 5 * apart],
                numbers[first + 6 * apart],
                numbers[first + 7 * apart],
                target,
                to,
                step);
    }

    /// Writes byte i of four numbers side by side at `to + i * step`.
    static void storeFour(long a, long b, long c, long d, byte[] target, int to, int step) {
        long ab = ((a >>> 8) ^ b) & LOW_1;
        long evenPairs = a ^ (ab << 8);
        long oddPairs = b ^ ab;
        long cd = ((c >>> 8) ^ d) & LOW_1;
        long evenEnds = c ^ (cd << 8);
        long oddEnds = d ^ cd;
        // Elements 0 and 4, 1 and 5, 2 and 6, 3 and 7 lie together.
        storeInts((evenPairs & LOW_2) | ((evenEnds & LOW_2) << 16), target, to, step);
        storeInts((oddPairs & LOW_2) | ((oddEnds & LOW_2) << 16), target, to + step, step);
        storeInts(((evenPairs >>> 16) & LOW_2) | (evenEnds & ~LOW_2), target, to + 2 * step, step);
        storeInts(((oddPairs >>> 16) & LOW_2) | (oddEnds & ~LOW_2), target, to + 3 * step, step);
    }

    /// Writes byte i of two numbers side by side at `to + i * step`.
    static void storeTwo(long a, long b, byte[] target, int to, int step) {
        long ab = ((a >>> 8) ^ b) & LOW_1;
        long even = a ^ (ab << 8);
        long odd = b ^ ab;
        if (step == 2) {
            Bytes.LONG.set(target, to, spread(even) | (spread(odd) << 16));
            Bytes.LONG.set(target, to + 8, spread(even >>> 32) | (spread(odd >>> 32) << 16));
            return;
        }
        for (int pair = 0; pair < 8; pair += 2) {
            Bytes.SHORT.set(target, to + pair * step, (short) (even >>> (8 * pair)));
            Bytes.SHORT.set(target, to + (pair + 1) * step, (short) (odd >>> (8 * pair)));
        }
    }

    @SuppressWarnings("ParameterNumber") // Eight registers; an array would go through memory.
    private static void storeEight(
            long a, long b, long c, long d, long e, long f, long g, long h, byte[] target, int to, int step) {
        storeHalf(
                (a & LOW_4) | (e << 32),
                (b & LOW_4) | (f << 32),
                (c & LOW_4) | (g << 32),
                (d & LOW_4) | (h << 32),
                target,
                to,
                step);
        storeHalf(
                (a >>> 32) | (e & ~LOW_4),
                (b >>> 32) | (f & ~LOW_4),
                (c >>> 32) | (g & ~LOW_4),
                (d >>> 32) | (h & ~LOW_4),
                target,
                to + 4 * step,
                step);
    }

    private static void storeHalf(long a, long b, long c, long d, byte[] target, int to, int step) {
        long ac = ((a >>> 16) ^ c) & LOW_2;
        long bd = ((b >>> 16) ^ d) & LOW_2;
        long a2 = a ^ (ac << 16);
        long b2 = b ^ (bd << 16);
        long c2 = c ^ ac;
        long d2 = d ^ bd;
        long ab = ((a2 >>> 8) ^ b2) & LOW_1;
        long cd = ((c2 >>> 8) ^ d2) & LOW_1;
        Bytes.LONG.set(target, to, a2 ^ (ab << 8));
        Bytes.LONG.set(target, to + step, b2 ^ ab);
        Bytes.LONG.set(target, to + 2 * step, c2 ^ (cd << 8));
        Bytes.LONG.set(target, to + 3 * step, d2 ^ cd);
    }

    private static void storeInts(long pair, byte[] target, int to, int step) {
        Bytes.INT.set(target, to, (int) pair);
        Bytes.INT.set(target, to + 4 * step, (int) (pair >>> 32));
    }

    /// The two pairs in the low half of a number, with room for a pair between them.
    private static long spread(long pairs) {
        return (pairs & 0xFFFF) | ((pairs & 0xFFFF_0000L) << 16);
    }

    private static void eightPlanes(byte[] source, int from, int elements, byte[] target, int to, int step) {
        for (int i = 0; i < (elements & ~7); i += 8) {
            int at = from + i;
            storeEight(
                    (long) Bytes.LONG.get(source, at),
                    (long) Bytes.LONG.get(source, at + elements),
                    (long) Bytes.LONG.get(source, at + 2 * elements),
                    (long) Bytes.LONG.get(source, at + 3 * elements),
                    (long) Bytes.LONG.get(source, at + 4 * elements),
                    (long) Bytes.LONG.get(source, at + 5 * elements),
                    (long) Bytes.LONG.get(source, at + 6 * elements),
                    (long) Bytes.LONG.get(source, at + 7 * elements),
                    target,
                    to + i * step,
                    step);
        }
    }

    private static void fourPlanes(byte[] source, int from, int elements, byte[] target, int to, int step) {
        for (int i = 0; i < (elements & ~7); i += 8) {
            int at = from + i;
            storeFour(
                    (long) Bytes.LONG.get(source, at),
                    (long) Bytes.LONG.get(source, at + elements),
                    (long) Bytes.LONG.get(source, at + 2 * elements),
                    (long) Bytes.LONG.get(source, at + 3 * elements),
                    target,
                    to + i * step,
                    step);
        }
    }

    private static void twoPlanes(byte[] source, int from, int elements, byte[] target, int to, int step) {
        for (int i = 0; i < (elements & ~7); i += 8) {
            int at = from + i;
            storeTwo(
                    (long) Bytes.LONG.get(source, at),
                    (long) Bytes.LONG.get(source, at + elements),
                    target,
                    to + i * step,
                    step);
        }
    }

    /// One plane's bytes of the elements from `first` to `end`.
    private static void copy(byte[] source, int from, byte[] target, int to, int first, int end, int step) {
        for (int i = first; i < end; i++) {
            target[to + i * step] = source[from + i];
        }
    }
}
