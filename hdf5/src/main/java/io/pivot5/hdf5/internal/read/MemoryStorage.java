package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.nio.ByteBuffer;

/// Elements that are in memory: a compact dataset or an attribute.
public final class MemoryStorage implements Storage {

    private final ByteBuffer bytes;
    private final long[] dimensions;
    private final int elementSize;

    private MemoryStorage(ByteBuffer bytes, long[] dimensions, int elementSize) {
        this.bytes = bytes;
        this.dimensions = dimensions;
        this.elementSize = elementSize;
    }

    /// The elements at the cursor.
    public static MemoryStorage of(ByteCursor data, ElementShape shape) throws CorruptFileException {
        long needed = shape.byteCount();
        if (needed < 0 || needed > data.remaining()) {
            throw data.corrupt("it is shorter than its elements");
        }
        return new MemoryStorage(ByteBuffer.wrap(data.bytes(needed)), shape.dimensions(), shape.elementSize());
    }

    @Override
    public void read(Slab slab, RunSink sink, Cancellation cancellation) {
        if (slab.elementCount() == 0) {
            return;
        }
        ByteBuffer source = bytes.duplicate().order(sink.order());
        new Runs(slab)
                .forEach(
                        new long[slab.rank()],
                        dimensions,
                        new long[slab.rank()],
                        slab.count,
                        (at, stride, count, target) -> sink.accept(
                                source,
                                Math.toIntExact(at * elementSize),
                                Math.toIntExact(stride * elementSize),
                                count,
                                target));
    }
}
