package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/// What elements that were never written hold.
public final class FillValue {

    private final byte[] bytes;

    private FillValue(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The stored bytes if they are those of one element, otherwise zeros.
    public static FillValue of(Optional<byte[]> stored, int elementSize) {
        return new FillValue(stored.filter(bytes -> bytes.length == elementSize)
                .map(byte[]::clone)
                .orElseGet(() -> new byte[elementSize]));
    }

    /// One element to read from.
    ByteBuffer element(ByteOrder order) {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(order);
    }

    /// The bytes of one element as the file stores it.
    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
