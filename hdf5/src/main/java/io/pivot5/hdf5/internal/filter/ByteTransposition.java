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
        int plane = 0;
        for (; elementSize - plane >= 8; plane += 8) {
            eightPlanes(source, from + plane * elements, target, to + plane, elements, elementSize);
        }
        if (elementSize - plane >= 4) {
            fourPlanes(source, from + plane * elements, target, to + plane, elements, elementSize);
            plane += 4;
        }
        if (elementSize - plane >= 2) {
            twoPlanes(source, from + plane * elements, target, to + plane, elements, elementSize);
            plane += 2;
        }
        if (elementSize - plane >= 1) {
            onePlane(source, from + plane * elements, target, to + plane, elements, elementSize);
        }
    }

    /// Writes byte i of each of the eight numbers as the eight bytes at `to + i * step`.
    @SuppressWarnings("ParameterNumber")
    static void storeTransposed(
            long a, long b, long c, long d, long e, long f, long g, long h, byte[] target, int to, int step) {
        long a4 = (a & LOW_4) | (e << 32);
        long e4 = (a >>> 32) | (e & ~LOW_4);
        long b4 = (b & LOW_4) | (f << 32);
        long f4 = (b >>> 32) | (f & ~LOW_4);
        long c4 = (c & LOW_4) | (g << 32);
        long g4 = (c >>> 32) | (g & ~LOW_4);
        long d4 = (d & LOW_4) | (h << 32);
        long h4 = (d >>> 32) | (h & ~LOW_4);
        storeHalf(a4, b4, c4, d4, target, to, step);
        storeHalf(e4, f4, g4, h4, target, to + 4 * step, step);
    }

    private static void storeHalf(long a, long b, long c, long d, byte[] target, int to, int step) {
        long a2 = (a & LOW_2) | ((c & LOW_2) << 16);
        long c2 = ((a >>> 16) & LOW_2) | (c & ~LOW_2);
        long b2 = (b & LOW_2) | ((d & LOW_2) << 16);
        long d2 = ((b >>> 16) & LOW_2) | (d & ~LOW_2);
        Bytes.LONG.set(target, to, (a2 & LOW_1) | ((b2 & LOW_1) << 8));
        Bytes.LONG.set(target, to + step, ((a2 >>> 8) & LOW_1) | (b2 & ~LOW_1));
        Bytes.LONG.set(target, to + 2 * step, (c2 & LOW_1) | ((d2 & LOW_1) << 8));
        Bytes.LONG.set(target, to + 3 * step, ((c2 >>> 8) & LOW_1) | (d2 & ~LOW_1));
    }

    private static void eightPlanes(byte[] source, int from, byte[] target, int to, int elements, int step) {
        int grouped = elements & ~7;
        for (int i = 0; i < grouped; i += 8) {
            int at = from + i;
            storeTransposed(
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
        rest(source, from, target, to, grouped, elements, step, 8);
    }

    private static void fourPlanes(byte[] source, int from, byte[] target, int to, int elements, int step) {
        int grouped = elements & ~7;
        for (int i = 0; i < grouped; i += 8) {
            long a = (long) Bytes.LONG.get(source, from + i);
            long b = (long) Bytes.LONG.get(source, from + i + elements);
            long c = (long) Bytes.LONG.get(source, from + i + 2 * elements);
            long d = (long) Bytes.LONG.get(source, from + i + 3 * elements);
            long evenPairs = (a & LOW_1) | ((b & LOW_1) << 8);
            long oddPairs = ((a >>> 8) & LOW_1) | (b & ~LOW_1);
            long evenEnds = (c & LOW_1) | ((d & LOW_1) << 8);
            long oddEnds = ((c >>> 8) & LOW_1) | (d & ~LOW_1);
            // Each number now holds every second element's half; elements 0 and 4, 2 and 6, 1 and 5, 3 and 7 lie
            // together.
            storePair((evenPairs & LOW_2) | ((evenEnds & LOW_2) << 16), target, to + i * step, step);
            storePair((oddPairs & LOW_2) | ((oddEnds & LOW_2) << 16), target, to + (i + 1) * step, step);
            storePair(((evenPairs >>> 16) & LOW_2) | (evenEnds & ~LOW_2), target, to + (i + 2) * step, step);
            storePair(((oddPairs >>> 16) & LOW_2) | (oddEnds & ~LOW_2), target, to + (i + 3) * step, step);
        }
        rest(source, from, target, to, grouped, elements, step, 4);
    }

    private static void storePair(long pair, byte[] target, int to, int step) {
        Bytes.INT.set(target, to, (int) pair);
        Bytes.INT.set(target, to + 4 * step, (int) (pair >>> 32));
    }

    private static void twoPlanes(byte[] source, int from, byte[] target, int to, int elements, int step) {
        int grouped = elements & ~7;
        for (int i = 0; i < grouped; i += 8) {
            long a = (long) Bytes.LONG.get(source, from + i);
            long b = (long) Bytes.LONG.get(source, from + i + elements);
            long even = (a & LOW_1) | ((b & LOW_1) << 8);
            long odd = ((a >>> 8) & LOW_1) | (b & ~LOW_1);
            int at = to + i * step;
            if (step == 2) {
                Bytes.LONG.set(target, at, spread(even) | (spread(odd) << 16));
                Bytes.LONG.set(target, at + 8, spread(even >>> 32) | (spread(odd >>> 32) << 16));
                continue;
            }
            for (int pair = 0; pair < 8; pair += 2) {
                Bytes.SHORT.set(target, at + pair * step, (short) (even >>> (8 * pair)));
                Bytes.SHORT.set(target, at + (pair + 1) * step, (short) (odd >>> (8 * pair)));
            }
        }
        rest(source, from, target, to, grouped, elements, step, 2);
    }

    /// The two pairs in the low half of a number, with room for a pair between them.
    private static long spread(long pairs) {
        return (pairs & 0xFFFF) | ((pairs & 0xFFFF_0000L) << 16);
    }

    private static void onePlane(byte[] source, int from, byte[] target, int to, int elements, int step) {
        rest(source, from, target, to, 0, elements, step, 1);
    }

    @SuppressWarnings("ParameterNumber")
    private static void rest(
            byte[] source, int from, byte[] target, int to, int first, int elements, int step, int planes) {
        for (int plane = 0; plane < planes; plane++) {
            int at = from + plane * elements;
            for (int i = first; i < elements; i++) {
                target[to + i * step + plane] = source[at + i];
            }
        }
    }
}
