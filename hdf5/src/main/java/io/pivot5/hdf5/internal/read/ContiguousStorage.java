package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Elements that lie in one piece of the file.
///
/// Runs that lie close are read together, and the gaps between them with them.
public final class ContiguousStorage implements Storage {

    private static final String STRUCTURE = "contiguous data";
    private static final int PIECE_BYTES = 4 << 20;
    private static final int GAP_BYTES = 16 << 10;

    private final FileSource source;
    private final long address;
    private final ElementShape shape;

    private ContiguousStorage(FileSource source, long address, ElementShape shape) {
        this.source = source;
        this.address = address;
        this.shape = shape;
    }

    /// The elements from `address` on.
    public static ContiguousStorage of(FileSource source, long address, ElementShape shape) {
        return new ContiguousStorage(source, address, shape);
    }

    @Override
    public void read(Slab slab, RunSink sink, Cancellation cancellation) throws IOException {
        if (slab.elementCount() == 0) {
            return;
        }
        long bytes = shape.byteCount();
        if (bytes < 0) {
            throw new CorruptFileException(STRUCTURE, address, "its elements take more than 2^63 bytes");
        }
        source.check(STRUCTURE, address, bytes);
        Pieces pieces = new Pieces(sink, cancellation);
        long[] zero = new long[slab.rank()];
        new Runs(slab).forEach(zero, shape.dimensions(), zero, slab.count, pieces::run);
        pieces.flush();
    }

    /// Gathers runs until they fill a piece.
    private final class Pieces {

        private final RunSink sink;
        private final Cancellation cancellation;
        private final PendingRuns pending = new PendingRuns();
        private long start;
        private long end;

        Pieces(RunSink sink, Cancellation cancellation) {
            this.sink = sink;
            this.cancellation = cancellation;
        }

        void run(long first, long stride, int count, int target) throws IOException {
            int size = shape.elementSize();
            long strideBytes = stride * size;
            if (strideBytes > GAP_BYTES + (long) size) {
                for (int i = 0; i < count; i++) {
                    part((first + i * stride) * size, size, 1, target + i);
                }
                return;
            }
            int most = (int) Math.max(1, PIECE_BYTES / strideBytes);
            for (int done = 0; done < count; done += most) {
                part((first + done * stride) * size, (int) strideBytes, Math.min(most, count - done), target + done);
            }
        }

        private void part(long from, int stride, int count, int target) throws IOException {
            long to = from + (count - 1L) * stride + shape.elementSize();
            boolean joins = !pending.isEmpty() && from >= start && from - end <= GAP_BYTES && to - start <= PIECE_BYTES;
            if (!joins) {
                flush();
                start = from;
            }
            end = pending.isEmpty() ? to : Math.max(end, to);
            pending.add(from, stride, count, target);
        }

        void flush() throws IOException {
            if (pending.isEmpty()) {
                return;
            }
            cancellation.check();
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start)).order(sink.order());
            source.payload(STRUCTURE, address + start, bytes);
            pending.deliver(bytes.flip(), start, sink);
        }
    }
}
