package io.pivot5.hdf5.io;

import java.nio.ByteBuffer;

class MemoryRangeReaderTest extends RangeReaderContract {

    @Override
    RangeReader reader(byte[] content) {
        return new MemoryRangeReader(ByteBuffer.wrap(content));
    }
}
