package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.LruMap;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// The version 1 B-tree of the chunks of a dataset (specification section III.A.1, node type 1).
///
/// Its keys count in elements; a chunk is found when its key is exactly the one looked for.
final class ChunkTree implements ChunkIndex {

    private static final String STRUCTURE = "version 1 B-tree of chunks";
    private static final long CACHED_BYTES = 8L << 20;

    private final FileSource source;
    private final long root;
    private final int rank;
    private final LruMap<Long, Node> nodes = new LruMap<>(CACHED_BYTES, Node::weight);
    private final ChunkScale scale;

    ChunkTree(FileSource source, long root, ChunkShape shape) {
        this.source = source;
        this.root = root;
        this.rank = shape.rank();
        this.scale = new ChunkScale(shape.chunk());
    }

    @Override
    public Optional<Chunk> find(long[] scaled) throws IOException {
        long[] place = scale.elements(scaled);
        long address = root;
        int above = Integer.MAX_VALUE;
        while (true) {
            Node node = node(address);
            if (node.level() >= above) {
                throw new CorruptFileException(STRUCTURE, address, "a child is not below its parent");
            }
            above = node.level();
            int at = node.atOrBefore(place);
            if (at < 0) {
                return Optional.empty();
            }
            address = node.child(at);
            if (node.level() == 0) {
                return node.matches(at, place) ? Optional.of(node.chunk(at)) : Optional.empty();
            }
        }
    }

    private Node node(long address) throws IOException {
        Optional<Node> cached = nodes.find(address);
        if (cached.isPresent()) {
            return cached.get();
        }
        Node node = read(address);
        nodes.put(address, node);
        return node;
    }

    private Node read(long address) throws IOException {
        int prefixBytes = 8 + 2 * source.sizes().offsets();
        ByteCursor prefix = source.metadata(STRUCTURE, address, prefixBytes);
        prefix.signature("TREE");
        if (prefix.u8() != 1) {
            throw prefix.corrupt("it is not the tree of a dataset");
        }
        int level = prefix.u8();
        int entries = prefix.u16();
        long keyBytes = 8 + 8L * (rank + 1);
        long size = prefixBytes + entries * (keyBytes + source.sizes().offsets());
        ByteCursor cursor = source.metadata(STRUCTURE, address, size);
        cursor.skip(prefixBytes);
        Node node = new Node(level, rank, entries);
        for (int i = 0; i < entries; i++) {
            node.decode(i, cursor);
        }
        return node;
    }

    /// One node in primitive arrays, as datasets have millions of chunks.
    private static final class Node {

        private final int level;
        private final int rank;
        private final long[] places;
        private final long[] children;
        private final long[] storedSizes;
        private final int[] masks;

        Node(int level, int rank, int entries) {
            this.level = level;
            this.rank = rank;
            this.places = new long[entries * rank];
            this.children = new long[entries];
            this.storedSizes = new long[entries];
            this.masks = new int[entries];
        }

        void decode(int entry, ByteCursor cursor) throws CorruptFileException {
            storedSizes[entry] = cursor.u32();
            masks[entry] = cursor.i32();
            for (int i = 0; i < rank; i++) {
                places[entry * rank + i] = cursor.i64();
            }
            cursor.skip(Long.BYTES);
            children[entry] = cursor.offset();
        }

        int level() {
            return level;
        }

        long weight() {
            return Long.BYTES * ((long) places.length + 3L * children.length);
        }

        long child(int entry) {
            return children[entry];
        }

        Chunk chunk(int entry) {
            return new Chunk(children[entry], storedSizes[entry], masks[entry]);
        }

        boolean matches(int entry, long[] place) {
            return compare(entry, place) == 0;
        }

        int atOrBefore(long[] place) {
            int low = 0;
            int high = children.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(middle, place) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }

        private int compare(int entry, long[] place) {
            return Arrays.compare(places, entry * rank, (entry + 1) * rank, place, 0, rank);
        }
    }
}
