package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;
import java.util.zip.DataFormatException;

/// Filter 1: a zlib stream.
record DeflateFilter(Inflate inflate) implements Filter {

    /// Deflate spends at least one bit on 258 bytes of a run, plus its headers.
    private static final int MOST_PER_BYTE = 1032;

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        byte[] target = new byte[(int) Math.min(limit, MOST_PER_BYTE * (long) input.length())];
        try {
            return Span.of(target, inflate.inflate(input, target, 0, target.length));
        } catch (DataFormatException e) {
            throw Failures.corrupt("deflate", "the stream " + e.getMessage(), e);
        }
    }
}
