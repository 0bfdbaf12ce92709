package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;
import java.util.Arrays;

/// Blosc's own packer. No library has it, so it is decoded here.
///
/// A control byte below 32 is followed by one more literal than it says; the first control byte of a block always is
/// one,
/// with a marker in its high bits. Any other holds a length (3 bits, 7 = bytes that add to it follow until one is not
/// 255)
/// and the high bits of a distance, whose low byte follows; the largest such distance says that two more bytes follow.
final class Blosclz {

    private static final int LAST_LENGTH = 7;
    private static final int LEAST_MATCH = 2;
    private static final int FAR_HIGH_BITS = 31 << 8;
    private static final int FAR = 8191;

    private final byte[] source;
    private final int end;
    private int in;

    private Blosclz(byte[] source, int from, int length) {
        this.source = source;
        this.in = from;
        this.end = from + length;
    }

    /// Decodes a block and returns how many of the `room` bytes at `to` it has filled.
    static int decode(byte[] source, int from, int length, byte[] target, int to, int room) throws Hdf5Exception {
        return new Blosclz(source, from, length).decode(target, to, to + room) - to;
    }

    private int decode(byte[] target, int to, int limit) throws Hdf5Exception {
        int out = to;
        int control = next() & 31;
        while (true) {
            if (control < 32) {
                int count = control + 1;
                check(count <= end - in && count <= limit - out);
                System.arraycopy(source, in, target, out, count);
                in += count;
                out += count;
            } else {
                int length = length(control >>> 5);
                int distance = distance((control & 31) << 8);
                check(length <= limit - out && distance <= out - to);
                if (distance == 1) {
                    Arrays.fill(target, out, out + length, target[out - 1]);
                } else {
                    Bytes.repeat(target, out, distance, length);
                }
                out += length;
            }
            if (in == end) {
                return out;
            }
            control = next();
        }
    }

    private int length(int high) throws Hdf5Exception {
        int length = high + LEAST_MATCH;
        if (high == LAST_LENGTH) {
            int more;
            do {
                more = next();
                length += more;
                // Longer than any block is broken, and must not run past what an int holds.
                check(length >= 0);
            } while (more == 255);
        }
        return length;
    }

    private int distance(int high) throws Hdf5Exception {
        int low = next();
        if (low == 255 && high == FAR_HIGH_BITS) {
            return ((next() << 8) | next()) + FAR + 1;
        }
        return high + low + 1;
    }

    private int next() throws Hdf5Exception {
        check(in < end);
        return source[in++] & 0xFF;
    }

    private static void check(boolean fits) throws Hdf5Exception {
        if (!fits) {
            throw Failures.corrupt("blosc", "a blosclz block is broken");
        }
    }
}
