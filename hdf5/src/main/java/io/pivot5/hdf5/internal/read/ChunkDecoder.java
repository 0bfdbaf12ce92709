package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.chunk.Chunk;
import io.pivot5.hdf5.internal.filter.BlockwiseDecoder;
import io.pivot5.hdf5.internal.filter.FilterDescription;
import io.pivot5.hdf5.internal.filter.FilterPipeline;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Turns stored chunks of one dataset into elements.
public final class ChunkDecoder {

    private static final String STRUCTURE = "chunk";

    private final long[] chunk;
    private final long[] extent;
    private final int elementSize;
    private final long chunkBytes;
    private final boolean plainEdges;
    private final boolean filtered;
    private final FilterPipeline pipeline;

    /// For chunks of `dimensions` of a dataset of `space`.
    ///
    /// @param plainEdges whether chunks that reach over the edge are not filtered
    public ChunkDecoder(
            List<Long> dimensions,
            Dataspace space,
            int elementSize,
            boolean plainEdges,
            List<FilterDescription> filters) {
        this.chunk = dimensions.stream().mapToLong(Long::longValue).toArray();
        this.extent = Slab.dimensions(space);
        this.elementSize = elementSize;
        this.plainEdges = plainEdges;
        this.filtered = !filters.isEmpty();
        long bytes = elementSize;
        for (long each : chunk) {
            bytes *= each;
        }
        this.chunkBytes = bytes;
        this.pipeline = FilterPipeline.of(filters, elementSize, chunkBytes);
    }

    long[] chunk() {
        return chunk;
    }

    int elementSize() {
        return elementSize;
    }

    long elementCount() {
        return chunkBytes / elementSize;
    }

    long chunkBytes() {
        return chunkBytes;
    }

    /// Whether the chunk is stored as it is.
    boolean plain(long[] scaled) {
        return !filtered || (plainEdges && overEdge(scaled));
    }

    /// Decodes parts of the chunk without the rest, where its filter allows that.
    Optional<BlockwiseDecoder> blockwise(Chunk place, long[] scaled) {
        return plain(scaled) ? Optional.empty() : pipeline.blockwise(place.filterMask());
    }

    /// Fails unless a chunk that is stored as it is holds all its elements.
    void checkPlain(Chunk place) throws CorruptFileException {
        checkLength(place.storedSize(), place);
    }

    Hdf5Exception tooLarge(long address, long size) {
        return new UnsupportedFeatureException("chunk of " + size + " bytes", address);
    }

    /// The elements of a chunk.
    ByteBuffer decode(ByteBuffer stored, Chunk place, long[] scaled) throws Hdf5Exception {
        if (plain(scaled)) {
            return whole(stored, place);
        }
        return whole(ByteBuffer.wrap(pipeline.decode(stored, place.filterMask())), place);
    }

    private ByteBuffer whole(ByteBuffer decoded, Chunk place) throws CorruptFileException {
        checkLength(decoded.remaining(), place);
        return decoded;
    }

    private void checkLength(long length, Chunk place) throws CorruptFileException {
        if (length < chunkBytes) {
            throw new CorruptFileException(
                    STRUCTURE, place.address(), "it holds " + length + " bytes where " + chunkBytes + " are needed");
        }
    }

    private boolean overEdge(long[] scaled) {
        for (int i = 0; i < scaled.length; i++) {
            if ((scaled[i] + 1) * chunk[i] > extent[i]) {
                return true;
            }
        }
        return false;
    }
}
