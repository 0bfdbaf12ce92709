package io.pivot5.hdf5.internal.filter;

/// The checksum of filter 3: Fletcher's over big-endian 16-bit words, an odd last byte being the high half of a word.
final class Fletcher32 {

    /// Words summed before folding; a multiple of 4 that keeps the sums within 63 bits.
    private static final int BLOCK_WORDS = 1 << 20;

    private Fletcher32() {}

    static int of(byte[] bytes, int from, int length) {
        long sum = 0;
        long sumOfSums = 0;
        int at = from;
        int end = from + (length & ~1);
        while (at < end) {
            int blockEnd = (int) Math.min(end, at + 2L * BLOCK_WORDS);
            for (; at + 8 <= blockEnd; at += 8) {
                long words = (long) Bytes.BIG_ENDIAN_LONG.get(bytes, at);
                long first = words >>> 48;
                long second = (words >>> 32) & 0xFFFF;
                long third = (words >>> 16) & 0xFFFF;
                long fourth = words & 0xFFFF;
                sumOfSums += 4 * sum + 4 * first + 3 * second + 2 * third + fourth;
                sum += first + second + third + fourth;
            }
            for (; at < blockEnd; at += 2) {
                sum += ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
                sumOfSums += sum;
            }
            sum = folded(sum);
            sumOfSums = folded(sumOfSums);
        }
        if ((length & 1) != 0) {
            sum += (bytes[end] & 0xFF) << 8;
            sumOfSums += sum;
        }
        return (int) ((folded(sumOfSums) << 16) | folded(sum));
    }

    /// Modulo 65535, where a sum that is not zero never becomes zero.
    private static long folded(long sum) {
        long result = sum;
        while (result > 0xFFFF) {
            result = (result & 0xFFFF) + (result >>> 16);
        }
        return result;
    }
}
