package io.pivot5.hdf5.internal.filter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Numbers in byte arrays, several bytes at a time.
final class Bytes {

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle BIG_ENDIAN_LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    static final VarHandle BIG_ENDIAN_INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Bytes() {}

    /// Copies `length` bytes from `distance` bytes before `at`, where the copy may overlap itself and then repeats.
    static void repeat(byte[] target, int at, int distance, int length) {
        int copied = 0;
        // What is written already counts as source: each round doubles the stretch that can be copied at once.
        int stretch = distance;
        while (copied < length) {
            int count = Math.min(stretch, length - copied);
            System.arraycopy(target, at - distance, target, at + copied, count);
            copied += count;
            stretch += count;
        }
    }
}
