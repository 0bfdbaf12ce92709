package io.pivot5.hdf5.internal.filter;

import java.util.Arrays;
import java.util.Random;

/// Bytes to round-trip.
final class Samples {

    private Samples() {}

    /// Runs, repeats and noise in turn.
    static byte[] compressible(Random random, int length) {
        byte[] data = new byte[length];
        int at = 0;
        while (at < length) {
            int count = Math.min(length - at, 1 + random.nextInt(600));
            switch (random.nextInt(3)) {
                case 0 -> Arrays.fill(data, at, at + count, (byte) random.nextInt(256));
                case 1 -> {
                    int distance = 1 + random.nextInt(Math.max(at, 1));
                    for (int i = at; i < at + count; i++) {
                        data[i] = i < distance ? 0 : data[i - distance];
                    }
                }
                default -> {
                    byte[] noise = new byte[count];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, data, at, count);
                }
            }
            at += count;
        }
        return data;
    }
}
