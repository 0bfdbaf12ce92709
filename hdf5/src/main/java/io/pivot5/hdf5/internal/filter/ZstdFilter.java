package io.pivot5.hdf5.internal.filter;

import com.github.luben.zstd.ZstdException;
import io.pivot5.hdf5.Hdf5Exception;

/// Filter 32015: Zstandard frames.
record ZstdFilter() implements Filter {

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        int length = input.length();
        int from = input.from();
        byte[] target = new byte[(int) Math.min(limit, BlockCodec.MOST_PER_ZSTD_BYTE * (long) length)];
        try {
            return Span.of(target, ZstdContexts.decompress(input.array(), from, length, target, 0, target.length));
        } catch (ZstdException e) {
            throw Failures.corrupt("zstd", "the stream is broken: " + e.getMessage(), e);
        }
    }
}
