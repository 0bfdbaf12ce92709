package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.ReadSettings;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.chunk.Chunk;
import io.pivot5.hdf5.internal.chunk.ChunkIndex;
import io.pivot5.hdf5.internal.read.ParallelRead.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Elements that lie in chunks: looks up those that hold samples, joins neighbours, fetches and decodes side by side.
public final class ChunkedStorage implements Storage {

    private static final String STRUCTURE = "chunk";
    private static final int PLANNED_CHUNKS = 1024;

    private final FileSource source;
    private final ChunkIndex index;
    private final ChunkDecoder decoder;
    private final FillValue fill;
    private final ReadSettings settings;
    private final ChunkCache cache;

    /// The chunks that `index` knows.
    public ChunkedStorage(
            FileSource source,
            ChunkIndex index,
            ChunkDecoder decoder,
            FillValue fill,
            ReadSettings settings,
            ChunkCache cache) {
        this.source = source;
        this.index = index;
        this.decoder = decoder;
        this.fill = fill;
        this.settings = settings;
        this.cache = cache;
    }

    @Override
    public void read(Slab slab, RunSink sink, Cancellation cancellation) throws IOException {
        if (slab.elementCount() == 0) {
            return;
        }
        Delivery delivery = new Delivery(slab, sink);
        ChunkCursor cursor = new ChunkCursor(slab, decoder.chunk());
        List<PlannedChunk> planned = new ArrayList<>();
        boolean more = plan(cursor, delivery, planned, cancellation);
        if (!more && planned.size() == 1) {
            for (Work work : delivery.fetch(Segment.join(planned, 0, 0).getFirst())) {
                work.run();
            }
            return;
        }
        ParallelRead reads = new ParallelRead(settings, cancellation);
        try {
            submit(planned, delivery, reads);
            while (more) {
                planned.clear();
                more = plan(cursor, delivery, planned, cancellation);
                submit(planned, delivery, reads);
            }
        } finally {
            reads.join();
        }
    }

    /// Looks up the next chunks; those that are not stored are filled at once, those in the cache delivered.
    private boolean plan(ChunkCursor cursor, Delivery delivery, List<PlannedChunk> planned, Cancellation cancellation)
            throws IOException {
        boolean more = true;
        while (more && planned.size() < PLANNED_CHUNKS) {
            cancellation.check();
            ChunkPart part = cursor.part();
            Optional<Chunk> chunk = index.find(part.scaled);
            if (chunk.isEmpty()) {
                delivery.fill(part);
            } else {
                Optional<ByteBuffer> cached = cache.find(chunk.get().address());
                if (cached.isPresent()) {
                    delivery.deliver(cached.get(), part);
                } else {
                    planned.add(new PlannedChunk(chunk.get(), part));
                }
            }
            more = cursor.advance();
        }
        return more;
    }

    private void submit(List<PlannedChunk> planned, Delivery delivery, ParallelRead reads) throws IOException {
        for (PlannedChunk each : planned) {
            source.check(STRUCTURE, each.chunk().address(), each.chunk().storedSize());
        }
        for (Segment segment : Segment.join(planned, settings.segmentBytes(), settings.joinGapBytes())) {
            reads.submit(() -> delivery.fetch(segment));
        }
    }

    /// Brings chunks to one sink.
    private final class Delivery {

        private final RunSink sink;
        private final Runs runs;

        Delivery(Slab slab, RunSink sink) {
            this.sink = sink;
            this.runs = new Runs(slab);
        }

        List<Work> fetch(Segment segment) throws IOException {
            long size = segment.end() - segment.start();
            source.check(STRUCTURE, segment.start(), size);
            if (size > source.limits().chunkBytes() + settings.segmentBytes()) {
                throw decoder.tooLarge(segment.start(), size);
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size));
            source.payload(STRUCTURE, segment.start(), bytes);
            bytes.flip();
            int groups = Math.min(settings.decoders(), segment.chunks().size());
            List<Work> works = new ArrayList<>();
            for (int group = 0; group < groups; group++) {
                int from = segment.chunks().size() * group / groups;
                int to = segment.chunks().size() * (group + 1) / groups;
                List<PlannedChunk> share = segment.chunks().subList(from, to);
                works.add(() -> decode(bytes, segment.start(), share));
            }
            return works;
        }

        private void decode(ByteBuffer bytes, long start, List<PlannedChunk> share) throws IOException {
            for (PlannedChunk each : share) {
                Chunk chunk = each.chunk();
                int at = Math.toIntExact(chunk.address() - start);
                ByteBuffer stored = bytes.slice(at, Math.toIntExact(chunk.storedSize()));
                ByteBuffer decoded = decoder.decode(stored, chunk, each.part().scaled);
                if (each.part().sampleCount() < decoder.elementCount()) {
                    cache.put(chunk.address(), decoder.filtered() ? decoded : copy(decoded));
                }
                deliver(decoded, each.part());
            }
        }

        /// Chunks without filters are views of their segment, which must not be kept for one of them.
        private static ByteBuffer copy(ByteBuffer view) {
            return ByteBuffer.allocate(view.remaining()).put(view.duplicate()).flip();
        }

        void deliver(ByteBuffer decoded, ChunkPart part) {
            ByteBuffer ordered = decoded.duplicate().order(sink.order());
            int size = decoder.elementSize();
            runs.<RuntimeException>forEach(
                    part.origin(decoder.chunk()),
                    decoder.chunk(),
                    part.first,
                    part.samples,
                    (at, stride, count, target) ->
                            sink.accept(ordered, (int) at * size, (int) stride * size, count, target));
        }

        void fill(ChunkPart part) {
            ByteBuffer element = fill.element(sink.order());
            runs.<RuntimeException>forEach(
                    part.origin(decoder.chunk()),
                    decoder.chunk(),
                    part.first,
                    part.samples,
                    (_, _, count, target) -> sink.accept(element, 0, 0, count, target));
        }
    }
}
