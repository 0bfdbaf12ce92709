package io.pivot5.hdf5.internal.object;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Link;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.Names;
import io.pivot5.hdf5.internal.bytes.Visited;
import io.pivot5.hdf5.internal.heap.LocalHeap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The members of an old group: a version 1 B-tree over symbol table nodes (specification sections III.A.1 and III.B).
final class GroupTree {

    private static final String TREE = "version 1 B-tree of a group";
    private static final String NODE = "symbol table node";
    private static final int SOFT_LINK = 2;
    /// As long as nodes are unless a file says otherwise.
    private static final int EXPECTED_BYTES = 544;

    private static final int SCRATCH_BYTES = 16;

    private final FileSource source;
    private final LocalHeap heap;

    /// The members whose names lie in `heap`.
    public GroupTree(FileSource source, LocalHeap heap) {
        this.source = source;
        this.heap = heap;
    }

    /// Every link of the tree at `address`, in the order of the file, which takes fewer requests than that of the
    /// names.
    public List<Link> links(long address) throws IOException {
        List<Link> links = new ArrayList<>();
        collect(address, -1, new Visited(TREE), links);
        return links;
    }

    /// The link called `name` in the tree at `address`, read along one path from the root.
    public Optional<Link> find(long address, String name) throws IOException {
        long at = address;
        int above = Integer.MAX_VALUE;
        while (true) {
            TreeNode node = treeNode(at);
            if (node.level() >= above) {
                throw new CorruptFileException(TREE, at, "a child is not below its parent");
            }
            above = node.level();
            int child = childOf(node, name);
            if (child < 0) {
                return Optional.empty();
            }
            at = node.children().get(child);
            if (node.level() == 0) {
                List<Link> links = new ArrayList<>();
                symbols(at, links);
                return links.stream().filter(link -> link.name().equals(name)).findFirst();
            }
        }
    }

    /// The child that may hold `name`: keys are the greatest name of the child before them.
    private int childOf(TreeNode node, String name) throws CorruptFileException {
        int low = 0;
        int high = node.children().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Names.compare(heap.text(node.keys().get(middle + 1)), name) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < node.children().size() ? low : -1;
    }

    private void collect(long address, int level, Visited visited, List<Link> links) throws IOException {
        visited.add(address);
        TreeNode node = treeNode(address);
        if (level >= 0 && node.level() != level) {
            throw new CorruptFileException(TREE, address, "its level is not the one below its parent");
        }
        List<Long> inFileOrder = node.children().stream().sorted().toList();
        source.expect(inFileOrder, EXPECTED_BYTES);
        for (long child : inFileOrder) {
            if (node.level() == 0) {
                visited.add(child);
                symbols(child, links);
            } else {
                collect(child, node.level() - 1, visited, links);
            }
        }
    }

    private TreeNode treeNode(long address) throws IOException {
        int prefixBytes = 8 + 2 * source.sizes().offsets();
        ByteCursor prefix = source.metadata(TREE, address, prefixBytes);
        prefix.signature("TREE");
        if (prefix.u8() != 0) {
            throw prefix.corrupt("it is not the tree of a group");
        }
        int level = prefix.u8();
        int entries = prefix.u16();
        int lengths = source.sizes().lengths();
        long size = prefixBytes + (long) entries * (lengths + source.sizes().offsets()) + lengths;
        ByteCursor cursor = source.metadata(TREE, address, size);
        cursor.skip(prefixBytes);
        List<Long> keys = new ArrayList<>();
        List<Long> children = new ArrayList<>();
        keys.add(cursor.size());
        for (int i = 0; i < entries; i++) {
            children.add(cursor.offset());
            keys.add(cursor.size());
        }
        return new TreeNode(level, keys, children);
    }

    private void symbols(long address, List<Link> links) throws IOException {
        ByteCursor prefix = source.metadata(NODE, address, 8);
        prefix.signature("SNOD");
        prefix.version(1, 1);
        prefix.skip(1);
        int count = prefix.u16();
        long entryBytes = source.sizes().lengths() + source.sizes().offsets() + 8L + SCRATCH_BYTES;
        ByteCursor cursor = source.metadata(NODE, address, 8 + count * entryBytes);
        cursor.skip(8);
        if (links.size() + (long) count > source.limits().links()) {
            throw cursor.corrupt("its group has more links than allowed");
        }
        for (int i = 0; i < count; i++) {
            links.add(link(cursor));
        }
    }

    private Link link(ByteCursor cursor) throws CorruptFileException {
        String name = heap.text(cursor.size());
        long address = cursor.offset();
        long kind = cursor.u32();
        cursor.skip(4);
        ByteCursor scratch = cursor.slice(NODE, SCRATCH_BYTES);
        if (kind == SOFT_LINK) {
            return new Link.Soft(name, Link.NO_ORDER, heap.text(scratch.u32()));
        }
        return new Link.Hard(name, Link.NO_ORDER, address);
    }

    private record TreeNode(int level, List<Long> keys, List<Long> children) {}
}
