package io.pivot5.hdf5.walk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/// Gathers bytes and tells them in full while they are few, by their SHA-256 otherwise.
final class Digest {

    private static final int TOLD_BYTES = 512;

    private final MessageDigest hash;
    private final byte[] buffer = new byte[8192];
    private int buffered;
    private long length;

    Digest() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    void add(byte value) {
        if (buffered == buffer.length) {
            flush();
        }
        buffer[buffered] = value;
        buffered++;
        length++;
    }

    void addInt(int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            add((byte) (value >> (8 * i)));
        }
    }

    void addLong(long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            add((byte) (value >> (8 * i)));
        }
    }

    void tell(Map<String, Object> line) {
        line.put("bytes", length);
        if (length <= TOLD_BYTES) {
            line.put("hex", HexFormat.of().formatHex(Arrays.copyOf(buffer, buffered)));
        } else {
            flush();
            line.put("sha256", HexFormat.of().formatHex(hash.digest()));
        }
    }

    private void flush() {
        hash.update(buffer, 0, buffered);
        buffered = 0;
    }
}
