package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.UnsupportedFeatureException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes the filters of a chunk, last one first.
public final class FilterPipeline {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int CHECKSUM_BYTES = 4;

    private final List<FilterDescription> filters;
    private final int elementSize;
    private final long chunkBytes;

    private FilterPipeline(List<FilterDescription> filters, int elementSize, long chunkBytes) {
        this.filters = List.copyOf(filters);
        this.elementSize = elementSize;
        this.chunkBytes = chunkBytes;
    }

    /// A pipeline for chunks of `chunkBytes` decoded bytes; never fails, so that a description can be listed.
    public static FilterPipeline of(List<FilterDescription> filters, int elementSize, long chunkBytes) {
        return new FilterPipeline(filters, elementSize, chunkBytes);
    }

    /// The name of the first filter that cannot be undone, if there is one.
    public Optional<String> unsupported() {
        return filters.stream()
                .filter(filter -> filter.id() < DEFLATE || filter.id() > FLETCHER32)
                .findFirst()
                .map(filter -> filter.name().isEmpty() ? "filter " + filter.id() : filter.name() + " filter");
    }

    /// The decoded bytes of a stored chunk.
    ///
    /// @param filterMask bit n set means that filter n was left out for this chunk
    /// @throws CorruptFileException if the stored bytes are not what the filters made
    /// @throws UnsupportedFeatureException if a filter is not known here
    public byte[] decode(ByteBuffer stored, int filterMask) throws Hdf5Exception {
        byte[] bytes = new byte[stored.remaining()];
        stored.get(bytes);
        for (int i = filters.size() - 1; i >= 0; i--) {
            if (i >= Integer.SIZE || (filterMask & (1 << i)) == 0) {
                bytes = undo(filters.get(i), bytes);
            }
        }
        return bytes;
    }

    private byte[] undo(FilterDescription filter, byte[] bytes) throws Hdf5Exception {
        return switch (filter.id()) {
            case DEFLATE -> inflate(bytes);
            case SHUFFLE -> unshuffle(bytes);
            case FLETCHER32 -> Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM_BYTES));
            default ->
                throw new UnsupportedFeatureException(
                        unsupported().orElse("filter " + filter.id()), Hdf5Exception.NO_ADDRESS);
        };
    }

    private byte[] inflate(byte[] bytes) throws Hdf5Exception {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            byte[] decoded = new byte[Math.toIntExact(chunkBytes)];
            int length = 0;
            while (length < decoded.length) {
                int count = inflater.inflate(decoded, length, decoded.length - length);
                if (count == 0) {
                    break;
                }
                length += count;
            }
            return Arrays.copyOf(decoded, length);
        } catch (DataFormatException e) {
            CorruptFileException failure =
                    new CorruptFileException("deflate filter", Hdf5Exception.NO_ADDRESS, "the stream is broken");
            failure.initCause(e);
            throw failure;
        } finally {
            inflater.end();
        }
    }

    private byte[] unshuffle(byte[] bytes) {
        int count = bytes.length / elementSize;
        byte[] result = bytes.clone();
        int at = 0;
        for (int plane = 0; plane < elementSize; plane++) {
            for (int element = 0; element < count; element++) {
                result[element * elementSize + plane] = bytes[at];
                at++;
            }
        }
        return result;
    }
}
