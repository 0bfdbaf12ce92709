package io.pivot5.hdf5.internal.heap;

import io.pivot5.hdf5.internal.bytes.Bits;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.filter.FilterDescription;
import io.pivot5.hdf5.internal.message.FilterPipelineMessage;
import java.io.IOException;
import java.util.List;

/// The header of a fractal heap (specification section III.G).
///
/// @param address where it lies
/// @param idLength the bytes of a heap ID
/// @param checksums whether direct blocks carry a checksum
/// @param maxManaged the bytes of the largest object that lies in a block
/// @param hugeTree the B-tree of huge objects
/// @param table the shape of the heap
/// @param root the root block
/// @param filters what is done to blocks and huge objects
record FractalHeapHeader(
        long address,
        int idLength,
        boolean checksums,
        long maxManaged,
        long hugeTree,
        DoublingTable table,
        Root root,
        List<FilterDescription> filters) {

    private static final String STRUCTURE = "fractal heap";
    private static final int CHECKSUM_BYTES = 4;

    /// The root block.
    ///
    /// @param address where it lies, undefined in an empty heap
    /// @param rows of the indirect block there, 0 if it is a direct block
    /// @param storedSize of a filtered direct block
    /// @param filterMask of a filtered direct block
    record Root(long address, int rows, long storedSize, int filterMask) {}

    static FractalHeapHeader read(FileSource source, long address) throws IOException {
        ByteCursor prefix = source.metadata(STRUCTURE, address, 9);
        prefix.skip(7);
        int filterBytes = prefix.u16();
        int lengths = source.sizes().lengths();
        int offsets = source.sizes().offsets();
        long size = 22 + 12L * lengths + 3L * offsets + CHECKSUM_BYTES;
        if (filterBytes > 0) {
            size += lengths + 4 + filterBytes;
        }
        ByteCursor cursor = source.checked(STRUCTURE, address, size);
        cursor.signature("FRHP");
        cursor.version(0, 0);
        int idLength = cursor.u16();
        cursor.skip(2);
        int flags = cursor.u8();
        long maxManaged = cursor.u32();
        cursor.length();
        long hugeTree = cursor.offset();
        cursor.skip(lengths + offsets + 8L * lengths);
        DoublingTable table = DoublingTable.decode(cursor);
        cursor.skip(2);
        long rootAddress = cursor.offset();
        int rows = cursor.u16();
        if (Long.numberOfTrailingZeros(table.startBlock()) + Long.numberOfTrailingZeros(table.width()) > 62
                || rows > table.mostRows()) {
            throw cursor.corrupt("it has more rows than its place width allows");
        }
        if (filterBytes == 0) {
            Root root = new Root(rootAddress, rows, ByteCursor.UNDEFINED, 0);
            return new FractalHeapHeader(
                    address, idLength, (flags & 2) != 0, maxManaged, hugeTree, table, root, List.of());
        }
        Root root = new Root(rootAddress, rows, cursor.length(), cursor.i32());
        List<FilterDescription> filters = FilterPipelineMessage.decode(cursor);
        return new FractalHeapHeader(address, idLength, (flags & 2) != 0, maxManaged, hugeTree, table, root, filters);
    }

    /// How many bytes the length in the ID of a managed object takes.
    int managedLengthBytes() {
        return Math.min((Bits.log2(table.maxDirect()) + 7) / 8, Bits.bytesFor(maxManaged));
    }
}
