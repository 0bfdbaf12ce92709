package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.ReadSettings;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Elements that lie in one piece of the file.
///
/// Runs that lie close are read together, and the gaps between them with them; what is large is read in several pieces
/// at
/// a time.
public final class ContiguousStorage implements Storage {

    private static final String STRUCTURE = "contiguous data";

    private final FileSource source;
    private final long address;
    private final ElementShape shape;
    private final ReadSettings settings;

    /// The elements from `address` on.
    public ContiguousStorage(FileSource source, long address, ElementShape shape, ReadSettings settings) {
        this.source = source;
        this.address = address;
        this.shape = shape;
        this.settings = settings;
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
        Pieces pieces = new Pieces(sink, new ParallelRead(settings, cancellation));
        PieceCutter cutter =
                new PieceCutter(shape.elementSize(), settings.segmentBytes(), settings.joinGapBytes(), pieces::add);
        long[] zero = new long[slab.rank()];
        cancellation.check();
        try {
            new Runs(slab).forEach(zero, shape.dimensions(), zero, slab.count, cutter::run);
            cutter.finish();
            pieces.finish();
        } finally {
            pieces.reads.join();
        }
    }

    /// Reads pieces side by side; one that stays alone is read by the calling thread.
    private final class Pieces {

        private final RunSink sink;
        private final ParallelRead reads;
        private Optional<Piece> first = Optional.empty();
        private boolean several;

        Pieces(RunSink sink, ParallelRead reads) {
            this.sink = sink;
            this.reads = reads;
        }

        void add(Piece piece) throws IOException {
            if (first.isEmpty() && !several) {
                first = Optional.of(piece);
                return;
            }
            several = true;
            if (first.isPresent()) {
                submit(first.get());
                first = Optional.empty();
            }
            submit(piece);
        }

        void finish() throws IOException {
            if (first.isPresent()) {
                deliver(first.get(), fetch(first.get()));
            }
        }

        private void submit(Piece piece) throws IOException {
            reads.submit(() -> {
                ByteBuffer bytes = fetch(piece);
                return List.of(() -> deliver(piece, bytes));
            });
        }

        private ByteBuffer fetch(Piece piece) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(piece.end() - piece.start()));
            source.payload(STRUCTURE, address + piece.start(), bytes);
            return bytes.flip();
        }

        private void deliver(Piece piece, ByteBuffer bytes) {
            piece.runs().deliver(bytes.order(sink.order()), piece.start(), sink);
        }
    }
}
