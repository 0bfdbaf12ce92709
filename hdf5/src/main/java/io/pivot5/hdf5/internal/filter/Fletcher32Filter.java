package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;

/// Filter 3: a checksum of four bytes behind the data, which is verified.
record Fletcher32Filter() implements Filter {

    private static final int CHECKSUM_BYTES = 4;

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        int length = input.length() - CHECKSUM_BYTES;
        if (length < 0) {
            throw Failures.corrupt("fletcher32", "ends before its checksum");
        }
        int from = input.from();
        int stored = (int) Bytes.INT.get(input.array(), from + length);
        int computed = Fletcher32.of(input.array(), from, length);
        // Release 1.6.2 of the HDF5 library wrote each half with its bytes swapped; the library has read both ever
        // since.
        if (stored != computed && stored != swappedHalves(computed)) {
            throw Failures.corrupt("fletcher32", "the checksum does not match");
        }
        return input.first(length);
    }

    @Override
    public long mostEncoded(long decoded) {
        return decoded + CHECKSUM_BYTES;
    }

    private static int swappedHalves(int checksum) {
        return Integer.rotateLeft(Integer.reverseBytes(checksum), 16);
    }
}
