package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Filter 2: the first bytes of all elements, then their second bytes, and so on; what is left of a last element stays
/// at the end.
///
/// @param elementSize bytes of an element
record ShuffleFilter(int elementSize) implements Filter {

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        if (elementSize <= 0) {
            throw Failures.corrupt("shuffle", "element size " + elementSize);
        }
        int length = input.length();
        if (length > limit) {
            throw Failures.corrupt("shuffle", length + " bytes where at most " + limit + " can be");
        }
        int elements = length / elementSize;
        if (elementSize == 1 || elements <= 1) {
            return input;
        }
        byte[] target = new byte[length];
        int from = input.from();
        ByteTransposition.toElements(input.array(), from, target, 0, elements, elementSize);
        int whole = elements * elementSize;
        System.arraycopy(input.array(), from + whole, target, whole, length - whole);
        return Span.of(target, target.length);
    }

    @Override
    public long mostEncoded(long decoded) {
        return decoded;
    }
}
