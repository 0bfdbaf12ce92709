package io.pivot5.hdf5.internal.filter;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Bytes on their way through a pipeline: a stretch of an array that is only read.
final class Span {

    private final byte[] array;
    private final int from;
    private final int length;
    private final boolean borrowed;

    private Span(byte[] array, int from, int length, boolean borrowed) {
        this.array = array;
        this.from = from;
        this.length = length;
        this.borrowed = borrowed;
    }

    /// The first `length` bytes of an array that is given away.
    static Span of(byte[] array, int length) {
        return new Span(array, 0, length, false);
    }

    /// The bytes of a buffer from position to limit, both of which stay; copied only if they lie off the heap.
    static Span of(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            return new Span(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining(), true);
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(buffer.position(), copy);
        return of(copy, copy.length);
    }

    byte[] array() {
        return array;
    }

    /// Where in the array the bytes start.
    int from() {
        return from;
    }

    int length() {
        return length;
    }

    /// Where in the array the bytes end.
    int end() {
        return from + length;
    }

    /// The first bytes of these.
    Span first(int count) {
        return new Span(array, from, count, borrowed);
    }

    /// These bytes as an array of their own.
    byte[] toArray() {
        boolean whole = !borrowed && length == array.length;
        return whole ? array : Arrays.copyOfRange(array, from, from + length);
    }
}
