package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.ReadSettings;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
        long[] zero = new long[slab.rank()];
        read(
                cutter -> new Runs(slab).forEach(zero, shape.dimensions(), zero, slab.count, cutter::run),
                sink,
                cancellation);
    }

    @Override
    public void readPoints(List<Slab> points, RunSink sink, Cancellation cancellation) throws IOException {
        long[] places = new long[points.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = points.get(i).elementIn(shape.dimensions());
        }
        List<Integer> inFileOrder = IntStream.range(0, places.length)
                .boxed()
                .sorted(Comparator.comparingLong(number -> places[number]))
                .toList();
        Cutting eachPoint = cutter -> {
            for (int number : inFileOrder) {
                cutter.run(places[number], 1, 1, number);
            }
        };
        read(eachPoint, sink, cancellation);
    }

    @FunctionalInterface
    private interface Cutting {

        void into(PieceCutter cutter) throws IOException;
    }

    private void read(Cutting cutting, RunSink sink, Cancellation cancellation) throws IOException {
        long bytes = shape.byteCount();
        if (bytes < 0) {
            throw new CorruptFileException(STRUCTURE, address, "its elements take more than 2^63 bytes");
        }
        source.check(STRUCTURE, address, bytes);
        ParallelRead reads = new ParallelRead(settings, cancellation);
        PieceReads pieces = new PieceReads(source, STRUCTURE, sink, reads);
        PieceCutter cutter =
                new PieceCutter(shape.elementSize(), settings.segmentBytes(), settings.joinGapBytes(), pieces::add);
        cutter.from(address);
        cancellation.check();
        try {
            cutting.into(cutter);
            cutter.finish();
            pieces.finish();
        } finally {
            reads.join();
        }
    }
}
