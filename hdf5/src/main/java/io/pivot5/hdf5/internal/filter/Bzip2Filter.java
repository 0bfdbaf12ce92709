package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/// Filter 307: one bzip2 stream.
record Bzip2Filter() implements Filter {

    /// The first guess at the room needed: bzip2 states no size, and a few bytes may stand for megabytes.
    private static final long USUAL_RATIO = 16;

    private static final int LEAST_ROOM = 1 << 16;

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        int from = input.from();
        byte[] target = new byte[(int) Math.min(limit, LEAST_ROOM + USUAL_RATIO * input.length())];
        int written = 0;
        try (ByteArrayInputStream bytes = new ByteArrayInputStream(input.array(), from, input.length());
                BZip2CompressorInputStream stream = new BZip2CompressorInputStream(bytes)) {
            while (true) {
                if (written == target.length) {
                    int next = stream.read();
                    if (next < 0) {
                        break;
                    }
                    if (written == limit) {
                        throw Failures.corrupt("bzip2", "the stream holds more than " + limit + " bytes");
                    }
                    target = Arrays.copyOf(target, (int) Math.min(limit, 2L * target.length));
                    target[written++] = (byte) next;
                }
                int count = stream.read(target, written, target.length - written);
                if (count < 0) {
                    break;
                }
                written += count;
            }
        } catch (Hdf5Exception e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library answers some broken streams with an index out of bounds.
            throw Failures.corrupt("bzip2", "the stream is broken", e);
        }
        return Span.of(target, written);
    }
}
