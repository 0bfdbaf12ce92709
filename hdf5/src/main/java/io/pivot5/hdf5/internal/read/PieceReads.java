package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Reads pieces side by side; one that stays alone is read by the calling thread.
final class PieceReads {

    private final FileSource source;
    private final String structure;
    private final RunSink sink;
    private final ParallelRead reads;
    private Optional<Piece> first = Optional.empty();
    private boolean several;

    /// Takes pieces of `structure` to `sink`.
    PieceReads(FileSource source, String structure, RunSink sink, ParallelRead reads) {
        this.source = source;
        this.structure = structure;
        this.sink = sink;
        this.reads = reads;
    }

    /// Starts to read `piece`, or keeps it until it is known whether there are others.
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

    /// Reads the piece that stayed alone.
    void finish() throws IOException {
        if (first.isPresent()) {
            read(first.get());
        }
    }

    private void submit(Piece piece) throws IOException {
        reads.submit(() -> {
            read(piece);
            return List.of();
        });
    }

    private void read(Piece piece) throws IOException {
        ByteBuffer bytes = PieceBuffers.take(Math.toIntExact(piece.end() - piece.start()));
        try {
            source.payload(structure, piece.start(), bytes);
            piece.runs().deliver(bytes.flip().order(sink.order()), piece.start(), sink);
        } finally {
            PieceBuffers.give(bytes);
        }
    }
}
