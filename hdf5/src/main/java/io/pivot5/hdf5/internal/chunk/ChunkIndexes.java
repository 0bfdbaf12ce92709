package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.message.LayoutMessage.Index;
import java.io.IOException;
import java.util.Optional;

/// Opens the index of a dataset.
public final class ChunkIndexes {

    private ChunkIndexes() {}

    /// The index that the layout message describes; opening may read its header.
    public static ChunkIndex open(FileSource source, Index index, ChunkShape shape) throws IOException {
        if (index.address() == ByteCursor.UNDEFINED) {
            return _ -> Optional.empty();
        }
        return switch (index.kind()) {
            case BTREE_V1 -> new ChunkTree(source, index.address(), shape);
            case SINGLE -> single(index, shape);
            case IMPLICIT -> implicit(index.address(), shape);
            case FIXED_ARRAY -> FixedArray.open(source, index.address(), shape);
            case EXTENSIBLE_ARRAY -> ExtensibleArray.open(source, index.address(), shape);
            case BTREE_V2 -> ChunkTreeV2.open(source, index.address(), shape);
        };
    }

    private static ChunkIndex single(Index index, ChunkShape shape) {
        long size = index.storedSize() == ByteCursor.UNDEFINED ? shape.chunkBytes() : index.storedSize();
        Chunk chunk = new Chunk(index.address(), size, index.filterMask());
        return _ -> Optional.of(chunk);
    }

    private static ChunkIndex implicit(long address, ChunkShape shape) {
        return scaled ->
                Optional.of(new Chunk(address + shape.linear(scaled) * shape.chunkBytes(), shape.chunkBytes(), 0));
    }
}
