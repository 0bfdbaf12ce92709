package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.Sizes;
import java.util.Optional;

/// How fixed and extensible arrays store the place of one chunk.
///
/// @param bytes of one element
/// @param sizeBytes the width of the stored size, 0 where chunks are not filtered
/// @param chunkBytes the bytes of a decoded chunk
record ElementForm(int bytes, int sizeBytes, long chunkBytes) {

    private static final int MASK_BYTES = 4;

    static ElementForm of(ByteCursor header, int client, int bytes, ChunkShape shape) throws CorruptFileException {
        Sizes sizes = header.sizes();
        int sizeBytes = client == 0 ? 0 : bytes - sizes.offsets() - MASK_BYTES;
        boolean fits = client == 0 ? bytes == sizes.offsets() : client == 1 && sizeBytes >= 1 && sizeBytes <= 8;
        if (!fits || (client == 1) != shape.filtered()) {
            throw header.corrupt("its elements do not say where chunks lie");
        }
        return new ElementForm(bytes, sizeBytes, shape.chunkBytes());
    }

    Optional<Chunk> decode(ByteCursor cursor) throws CorruptFileException {
        long address = cursor.offset();
        long size = sizeBytes == 0 ? chunkBytes : cursor.unsigned(sizeBytes);
        int mask = sizeBytes == 0 ? 0 : cursor.i32();
        return address == ByteCursor.UNDEFINED ? Optional.empty() : Optional.of(new Chunk(address, size, mask));
    }
}
