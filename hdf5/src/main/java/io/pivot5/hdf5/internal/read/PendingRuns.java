package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Runs that wait for the bytes they lie in.
final class PendingRuns {

    private static final int FIELDS = 4;

    private long[] runs = new long[16 * FIELDS];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void add(long from, int stride, int count, int target) {
        if (size == runs.length) {
            runs = Arrays.copyOf(runs, size * 2);
        }
        runs[size] = from;
        runs[size + 1] = stride;
        runs[size + 2] = count;
        runs[size + 3] = target;
        size += FIELDS;
    }

    /// How many runs wait.
    int count() {
        return size / FIELDS;
    }

    /// Shows all runs in the order in which they came.
    <E extends Exception> void forEach(Runs.Visitor<E> visitor) throws E {
        for (int i = 0; i < size; i += FIELDS) {
            visitor.run(runs[i], runs[i + 1], (int) runs[i + 2], (int) runs[i + 3]);
        }
    }

    /// Takes all runs to `sink` from bytes that begin at `start`, in the order in which they came.
    void deliver(ByteBuffer bytes, long start, RunSink sink) {
        for (int i = 0; i < size; i += FIELDS) {
            int at = Math.toIntExact(runs[i] - start);
            sink.accept(bytes, at, (int) runs[i + 1], (int) runs[i + 2], (int) runs[i + 3]);
        }
    }
}
