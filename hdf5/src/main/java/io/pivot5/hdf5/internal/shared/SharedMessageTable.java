package io.pivot5.hdf5.internal.shared;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.heap.FractalHeap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The file-wide table of shared messages (specification section III.H): which fractal heap holds which message types.
final class SharedMessageTable {

    private static final String STRUCTURE = "shared message table";

    private final List<Index> indexes;

    private SharedMessageTable(List<Index> indexes) {
        this.indexes = indexes;
    }

    /// The table that the message at the cursor, of the superblock extension, points at.
    static SharedMessageTable read(FileSource source, ByteCursor message) throws IOException {
        message.version(0, 0);
        long address = message.offset();
        int count = message.u8();
        long size = 4 + count * (14L + 2L * source.sizes().offsets()) + 4;
        ByteCursor cursor = source.checked(STRUCTURE, address, size);
        cursor.signature("SMTB");
        List<Index> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cursor.version(0, 0);
            cursor.skip(1);
            int types = cursor.u16();
            cursor.skip(10);
            cursor.offset();
            long heap = cursor.offset();
            if (heap != ByteCursor.UNDEFINED) {
                indexes.add(new Index(types, FractalHeap.read(source, heap)));
            }
        }
        return new SharedMessageTable(indexes);
    }

    /// The message of `type` with the heap ID at the cursor.
    ByteCursor message(int type, ByteCursor id) throws IOException {
        for (Index index : indexes) {
            if ((index.types() & 1 << type) != 0) {
                return index.heap().object(id);
            }
        }
        throw new CorruptFileException(STRUCTURE, id.address(), "no heap holds messages of type " + type);
    }

    private record Index(int types, FractalHeap heap) {}
}
