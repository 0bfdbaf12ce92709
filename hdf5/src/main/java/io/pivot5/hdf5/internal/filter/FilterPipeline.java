package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Undoes the filters of a chunk, last one first. Immutable; any number of threads may decode at once.
///
/// Memory: a decode allocates the decoded chunk for each filter that is undone and about three blocks for those that
/// pack
/// in blocks, never more than the chunk's size allows, whatever the stored bytes claim.
public final class FilterPipeline {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER32 = 3;
    private static final int BZIP2 = 307;
    private static final int LZF = 32000;
    private static final int BLOSC = 32001;
    private static final int LZ4 = 32004;
    private static final int BITSHUFFLE = 32008;
    private static final int ZSTD = 32015;

    /// The longest array that every JVM allocates.
    private static final int LARGEST_CHUNK = Integer.MAX_VALUE - 8;

    private static final int MASK_BITS = 32;

    private static final Inflate INFLATE = new JdkInflate();

    private final List<Filter> filters;
    private final long chunkBytes;

    private FilterPipeline(List<Filter> filters, long chunkBytes) {
        this.filters = filters;
        this.chunkBytes = chunkBytes;
    }

    /// A pipeline for chunks of `chunkBytes` decoded bytes; never fails, so that any description can be listed.
    ///
    /// @param filters in the order in which they were applied, as the file lists them
    /// @param elementSize bytes of an element of the dataset, for filters whose client data does not state it
    public static FilterPipeline of(List<FilterDescription> filters, int elementSize, long chunkBytes) {
        return new FilterPipeline(
                filters.stream().map(filter -> filter(filter, elementSize)).toList(), chunkBytes);
    }

    /// The name of the first filter that cannot be undone, such as `szip filter`, if there is one.
    public Optional<String> unsupported() {
        return filters.stream()
                .filter(UnsupportedFilter.class::isInstance)
                .map(filter -> ((UnsupportedFilter) filter).feature())
                .findFirst();
    }

    /// The decoded bytes of a stored chunk, exactly as many as the chunk has.
    ///
    /// @param stored the chunk from position to limit, both of which stay
    /// @param filterMask bit n set means that filter n was left out for this chunk
    /// @throws io.pivot5.hdf5.CorruptFileException if the stored bytes are not what the filters made
    /// @throws io.pivot5.hdf5.UnsupportedFeatureException if a filter that was applied cannot be undone
    public byte[] decode(ByteBuffer stored, int filterMask) throws Hdf5Exception {
        List<Filter> applied = applied(filterMask);
        long[] limits = limits(applied);
        Span bytes = Span.of(stored);
        for (int i = applied.size() - 1; i >= 0; i--) {
            bytes = applied.get(i).decode(bytes, (int) Math.min(LARGEST_CHUNK, limits[i]));
        }
        if (bytes.length() != chunkBytes) {
            throw Failures.corrupt("last", bytes.length() + " bytes came out for a chunk of " + chunkBytes);
        }
        return bytes.toArray();
    }

    /// Decodes parts of chunks without the rest, if a single filter that packs in blocks was applied.
    public Optional<BlockwiseDecoder> blockwise(int filterMask) {
        List<Filter> applied = applied(filterMask);
        if (applied.size() != 1 || chunkBytes > LARGEST_CHUNK) {
            return Optional.empty();
        }
        return switch (applied.getFirst()) {
            case BlockFilter filter -> Optional.of((stored, from, to) -> decodeRange(filter, stored, from, to));
            case Bzip2Filter _, DeflateFilter _, Fletcher32Filter _, LzfFilter _ -> Optional.empty();
            case ShuffleFilter _, UnsupportedFilter _, ZstdFilter _ -> Optional.empty();
        };
    }

    private byte[] decodeRange(BlockFilter filter, ByteBuffer stored, long from, long to) throws Hdf5Exception {
        if (from < 0 || from > to || to > chunkBytes) {
            throw new IndexOutOfBoundsException("bytes " + from + " to " + to + " of a chunk of " + chunkBytes);
        }
        Blocks blocks = filter.open(Span.of(stored), (int) chunkBytes);
        if (blocks.length() != chunkBytes) {
            throw Failures.corrupt("last", blocks.length() + " bytes come out for a chunk of " + chunkBytes);
        }
        return blocks.read((int) from, (int) to);
    }

    private List<Filter> applied(int filterMask) {
        List<Filter> applied = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            if (i >= MASK_BITS || (filterMask & (1 << i)) == 0) {
                applied.add(filters.get(i));
            }
        }
        return applied;
    }

    /// The most bytes that can come out of undoing each filter: what the filters before it can have made of a chunk.
    private long[] limits(List<Filter> applied) throws Hdf5Exception {
        if (chunkBytes > LARGEST_CHUNK) {
            throw Failures.unsupported("filtered chunk of more than 2 GiB");
        }
        long[] limits = new long[applied.size()];
        long limit = chunkBytes;
        for (int i = 0; i < limits.length; i++) {
            limits[i] = limit;
            limit = Math.min(LARGEST_CHUNK, applied.get(i).mostEncoded(limit));
        }
        return limits;
    }

    private static Filter filter(FilterDescription filter, int elementSize) {
        int[] data = filter.clientData();
        return switch (filter.id()) {
            case DEFLATE -> new DeflateFilter(INFLATE);
            case SHUFFLE -> new ShuffleFilter(data.length > 0 ? data[0] : elementSize);
            case FLETCHER32 -> new Fletcher32Filter();
            case BZIP2 -> new Bzip2Filter();
            case LZF -> new LzfFilter();
            case BLOSC -> new BloscFilter();
            case LZ4 -> new Lz4Filter();
            case BITSHUFFLE -> bitshuffle(data, elementSize);
            case ZSTD -> new ZstdFilter();
            default -> new UnsupportedFilter(RegisteredFilters.name(filter) + " filter");
        };
    }

    /// Client data: two numbers of the writer's version, element size, elements of a block, packing.
    private static Filter bitshuffle(int[] data, int elementSize) {
        int size = data.length > 2 ? data[2] : elementSize;
        int blockElements = data.length > 3 ? data[3] : 0;
        int packing = data.length > 4 ? data[4] : 0;
        return switch (packing) {
            case 0 -> new BitshuffleFilter(size, blockElements, BitshuffleFilter.Packing.NONE);
            case 2 -> new BitshuffleFilter(size, blockElements, BitshuffleFilter.Packing.LZ4);
            case 3 -> new BitshuffleFilter(size, blockElements, BitshuffleFilter.Packing.ZSTD);
            default -> new UnsupportedFilter("bitshuffle filter with packing " + packing);
        };
    }
}
