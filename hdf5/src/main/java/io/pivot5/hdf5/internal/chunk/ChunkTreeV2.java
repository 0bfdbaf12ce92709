package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.btree.BTreeV2;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.util.Optional;

/// The index of a dataset that grows in more than one direction: a version 2 B-tree of record types 10 and 11.
final class ChunkTreeV2 implements ChunkIndex {

    private static final int MASK_BYTES = 4;

    private final BTreeV2 tree;
    private final ChunkShape shape;
    private final int sizeBytes;

    private ChunkTreeV2(BTreeV2 tree, ChunkShape shape, int sizeBytes) {
        this.tree = tree;
        this.shape = shape;
        this.sizeBytes = sizeBytes;
    }

    static ChunkTreeV2 open(FileSource source, long address, ChunkShape shape) throws IOException {
        BTreeV2 tree = BTreeV2.read(source, address);
        int fixed = source.sizes().offsets() + Long.BYTES * shape.rank();
        int sizeBytes = shape.filtered() ? tree.recordSize() - fixed - MASK_BYTES : 0;
        boolean fits = shape.filtered() ? sizeBytes >= 1 && sizeBytes <= 8 : tree.recordSize() == fixed;
        if (!fits) {
            throw new CorruptFileException("version 2 B-tree", address, "its records do not say where chunks lie");
        }
        return new ChunkTreeV2(tree, shape, sizeBytes);
    }

    @Override
    public Optional<Chunk> find(long[] scaled) throws IOException {
        Optional<ByteCursor> found = tree.find(record -> compare(scaled, record));
        return found.isPresent() ? Optional.of(decode(found.get())) : Optional.empty();
    }

    private int compare(long[] scaled, ByteCursor record) throws IOException {
        decode(record);
        for (long wanted : scaled) {
            int compared = Long.compare(wanted, record.unsigned(Long.BYTES));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private Chunk decode(ByteCursor record) throws IOException {
        long address = record.offset();
        if (!shape.filtered()) {
            return new Chunk(address, shape.chunkBytes(), 0);
        }
        return new Chunk(address, record.unsigned(sizeBytes), record.i32());
    }
}
