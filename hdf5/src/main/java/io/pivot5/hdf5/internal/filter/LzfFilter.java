package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Filter 32000: h5py's LZF. No library has it, so it is decoded here.
///
/// A control byte below 32 is followed by one more literal than it says. Any other holds a length (3 bits, 7 = another
/// byte
/// adds to it) and the high bits of a distance, whose low byte follows.
record LzfFilter() implements Filter {

    /// Three bytes stand for at most 264.
    private static final int MOST_PER_BYTE = 88;

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        byte[] target = new byte[(int) Math.min(limit, MOST_PER_BYTE * (long) input.length())];
        int from = input.from();
        return Span.of(target, decode(input.array(), from, input.end(), target));
    }

    private static int decode(byte[] source, int from, int end, byte[] target) throws Hdf5Exception {
        int in = from;
        int out = 0;
        while (in < end) {
            int control = source[in++] & 0xFF;
            if (control < 32) {
                int count = control + 1;
                check(count <= end - in && count <= target.length - out);
                System.arraycopy(source, in, target, out, count);
                in += count;
                out += count;
                continue;
            }
            int length = control >>> 5;
            if (length == 7) {
                check(in < end);
                length += source[in++] & 0xFF;
            }
            length += 2;
            check(in < end);
            int distance = (((control & 31) << 8) | (source[in++] & 0xFF)) + 1;
            check(distance <= out && length <= target.length - out);
            Bytes.repeat(target, out, distance, length);
            out += length;
        }
        return out;
    }

    private static void check(boolean fits) throws Hdf5Exception {
        if (!fits) {
            throw Failures.corrupt("lzf", "the stream is broken");
        }
    }
}
