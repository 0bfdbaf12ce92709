package io.pivot5.hdf5.internal.btree;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.Bits;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.LruMap;
import io.pivot5.hdf5.internal.bytes.Visited;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A version 2 B-tree (specification section III.A.2): records in order, in the leaves and between them.
///
/// Safe for any number of threads; nodes are kept while they fit a few megabytes.
public final class BTreeV2 {

    private static final String HEADER = "version 2 B-tree";
    private static final String NODE = "version 2 B-tree node";
    private static final int NODE_OVERHEAD = 10;
    private static final int DEEPEST = 32;
    private static final long CACHED_BYTES = 4L << 20;

    private final FileSource source;
    private final int recordSize;
    private final int depth;
    private final List<Level> levels;
    private final Child root;
    private final LruMap<Long, Node> nodes = new LruMap<>(CACHED_BYTES, Node::weight);

    private BTreeV2(FileSource source, int recordSize, int depth, List<Level> levels, Child root) {
        this.source = source;
        this.recordSize = recordSize;
        this.depth = depth;
        this.levels = levels;
        this.root = root;
    }

    /// Sees the records of a tree one by one.
    @FunctionalInterface
    public interface RecordVisitor {

        /// Takes one record; false ends the visit.
        boolean visit(ByteCursor record) throws IOException;
    }

    /// Compares what is looked for with a record.
    @FunctionalInterface
    public interface RecordOrder {

        /// Negative if what is looked for stands before `record`, positive if behind it.
        int compareTo(ByteCursor record) throws IOException;
    }

    /// The tree with its header at `address`.
    public static BTreeV2 read(FileSource source, long address) throws IOException {
        int size = 22 + source.sizes().offsets() + source.sizes().lengths();
        ByteCursor cursor = source.checked(HEADER, address, size);
        cursor.signature("BTHD");
        cursor.version(0, 0);
        cursor.skip(1);
        long nodeSize = cursor.u32();
        int recordSize = cursor.u16();
        int depth = cursor.u16();
        cursor.skip(2);
        long root = cursor.offset();
        int rootRecords = cursor.u16();
        if (depth > DEEPEST || recordSize == 0 || nodeSize < NODE_OVERHEAD + (long) recordSize) {
            throw cursor.corrupt("its depth or the size of its nodes or records cannot be");
        }
        List<Level> levels =
                Level.all(nodeSize, recordSize, depth, source.sizes().offsets());
        return new BTreeV2(source, recordSize, depth, levels, new Child(root, rootRecords));
    }

    /// The bytes of a record.
    public int recordSize() {
        return recordSize;
    }

    /// Shows every record in order, until the visitor has seen enough.
    public void forEach(RecordVisitor visitor) throws IOException {
        if (root.address() != ByteCursor.UNDEFINED) {
            visit(root, depth, visitor, new Visited(NODE));
        }
    }

    /// The record for which `order` is 0.
    public Optional<ByteCursor> find(RecordOrder order) throws IOException {
        Child child = root;
        int level = depth;
        while (child.address() != ByteCursor.UNDEFINED) {
            Node node = node(child, level);
            int low = 0;
            int high = node.records().size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                int compared = order.compareTo(node.records().get(middle).fresh());
                if (compared == 0) {
                    return Optional.of(node.records().get(middle).fresh());
                }
                if (compared < 0) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            if (level == 0) {
                return Optional.empty();
            }
            child = node.children().get(low);
            level--;
        }
        return Optional.empty();
    }

    private boolean visit(Child child, int level, RecordVisitor visitor, Visited visited) throws IOException {
        visited.add(child.address());
        Node node = node(child, level);
        for (int i = 0; i < node.records().size(); i++) {
            if (level > 0 && !visit(node.children().get(i), level - 1, visitor, visited)) {
                return false;
            }
            if (!visitor.visit(node.records().get(i).fresh())) {
                return false;
            }
        }
        return level == 0 || visit(node.children().getLast(), level - 1, visitor, visited);
    }

    private Node node(Child child, int level) throws IOException {
        Optional<Node> cached = nodes.find(child.address());
        if (cached.isPresent() && cached.get().level() == level) {
            return cached.get();
        }
        Node node = readNode(child, level);
        nodes.put(child.address(), node);
        return node;
    }

    private Node readNode(Child child, int level) throws IOException {
        long pointers =
                level == 0 ? 0 : (child.records() + 1L) * levels.get(level).pointerBytes();
        long size = NODE_OVERHEAD + child.records() * (long) recordSize + pointers;
        ByteCursor cursor = source.checked(NODE, child.address(), size);
        cursor.signature(level == 0 ? "BTLF" : "BTIN");
        cursor.version(0, 0);
        cursor.skip(1);
        List<ByteCursor> records = new ArrayList<>();
        for (int i = 0; i < child.records(); i++) {
            records.add(cursor.slice("version 2 B-tree record", recordSize));
        }
        List<Child> children = new ArrayList<>();
        for (int i = 0; level > 0 && i <= child.records(); i++) {
            children.add(child(cursor, level));
        }
        return new Node(level, records, children, size);
    }

    private Child child(ByteCursor cursor, int level) throws CorruptFileException {
        long address = cursor.offset();
        long records = cursor.unsigned(levels.get(level).countBytes());
        cursor.skip(levels.get(level).totalBytes());
        if (address == ByteCursor.UNDEFINED || records > levels.get(level - 1).mostRecords()) {
            throw cursor.corrupt("one of its children cannot be");
        }
        return new Child(address, (int) records);
    }

    private record Child(long address, int records) {}

    private record Node(int level, List<ByteCursor> records, List<Child> children, long weight) {}

    /// What the nodes of one level have in common.
    ///
    /// @param mostRecords how many records fit a node
    /// @param countBytes the width of the number of records in a pointer to a node one level below
    /// @param totalBytes the width of the number of all records below that
    /// @param pointerBytes the width of such a pointer
    private record Level(long mostRecords, int countBytes, int totalBytes, long pointerBytes) {

        static List<Level> all(long nodeSize, int recordSize, int depth, int offsets) {
            long most = (nodeSize - NODE_OVERHEAD) / recordSize;
            int countBytes = Bits.bytesFor(most);
            List<Level> levels = new ArrayList<>();
            levels.add(new Level(most, 0, 0, 0));
            long total = most;
            int totalBytes = 0;
            for (int level = 1; level <= depth; level++) {
                long pointer = (long) offsets + countBytes + totalBytes;
                most = Math.max(0, (nodeSize - NODE_OVERHEAD - pointer) / (recordSize + pointer));
                levels.add(new Level(most, countBytes, totalBytes, pointer));
                total = saturatedTotal(most, total);
                totalBytes = Bits.bytesFor(total);
            }
            return levels;
        }

        private static long saturatedTotal(long most, long below) {
            long high = Math.multiplyHigh(most + 1, below);
            long low = (most + 1) * below + most;
            return high != 0 || low < 0 ? Long.MAX_VALUE : low;
        }
    }
}
