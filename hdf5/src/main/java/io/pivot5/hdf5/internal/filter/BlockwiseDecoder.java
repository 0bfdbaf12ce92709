package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;

/// Decodes a part of a chunk that is packed in blocks, touching only the blocks that hold it.
///
/// Safe for any number of threads, like the [FilterPipeline] that hands it out.
@FunctionalInterface
public interface BlockwiseDecoder {

    /// The decoded bytes from `fromByte` (inclusive) to `toByte` (exclusive) of a chunk.
    ///
    /// @param stored the whole stored chunk from position to limit, both of which stay
    /// @throws io.pivot5.hdf5.CorruptFileException if the header or one of the blocks touched is broken
    /// @throws IndexOutOfBoundsException if the range is not inside the chunk
    byte[] decodeRange(ByteBuffer stored, long fromByte, long toByte) throws Hdf5Exception;
}
