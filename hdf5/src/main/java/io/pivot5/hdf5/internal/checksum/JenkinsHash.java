package io.pivot5.hdf5.internal.checksum;

import java.nio.ByteBuffer;

/// Bob Jenkins' lookup3 `hashlittle` with initial value 0: the checksum of every version 2 metadata structure.
public final class JenkinsHash {

    private static final int START = 0xdeadbeef;

    private JenkinsHash() {}

    /// The hash of the first `length` bytes of `bytes` from absolute index `offset` on; position and order of the
    /// buffer are left alone.
    public static int of(ByteBuffer bytes, int offset, int length) {
        int a = START + length;
        int b = a;
        int c = a;
        int at = offset;
        int left = length;
        while (left > 12) {
            a += word(bytes, at, 4);
            b += word(bytes, at + 4, 4);
            c += word(bytes, at + 8, 4);
            a = (a - c) ^ Integer.rotateLeft(c, 4);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 6);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 8);
            b += a;
            a = (a - c) ^ Integer.rotateLeft(c, 16);
            c += b;
            b = (b - a) ^ Integer.rotateLeft(a, 19);
            a += c;
            c = (c - b) ^ Integer.rotateLeft(b, 4);
            b += a;
            at += 12;
            left -= 12;
        }
        if (left == 0) {
            return c;
        }
        a += word(bytes, at, Math.min(left, 4));
        b += word(bytes, at + 4, Math.clamp(left - 4L, 0, 4));
        c += word(bytes, at + 8, Math.clamp(left - 8L, 0, 4));
        return finish(a, b, c);
    }

    private static int finish(int first, int second, int third) {
        int a = first;
        int b = second;
        int c = third;
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }

    private static int word(ByteBuffer bytes, int at, int count) {
        int word = 0;
        for (int i = 0; i < count; i++) {
            word |= (bytes.get(at + i) & 0xff) << (8 * i);
        }
        return word;
    }
}
