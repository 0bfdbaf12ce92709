package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.ReadSettings;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.chunk.Chunk;
import io.pivot5.hdf5.internal.chunk.ChunkIndex;
import io.pivot5.hdf5.internal.filter.BlockwiseDecoder;
import io.pivot5.hdf5.internal.read.ParallelRead.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
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
        read(new ChunkCursor(slab, decoder.chunk()), sink, cancellation);
    }

    @Override
    public void readPoints(List<Slab> points, RunSink sink, Cancellation cancellation) throws IOException {
        read(new ChunkPoints(points, decoder.chunk()).parts(), sink, cancellation);
    }

    private void read(Iterator<ChunkPart> parts, RunSink sink, Cancellation cancellation) throws IOException {
        ParallelRead reads = new ParallelRead(settings, cancellation);
        PieceReads pieces = new PieceReads(source, STRUCTURE, sink, reads);
        PieceCutter cutter =
                new PieceCutter(decoder.elementSize(), settings.segmentBytes(), settings.joinGapBytes(), pieces::add);
        Delivery delivery = new Delivery(sink, cutter);
        try {
            List<PlannedChunk> planned = plan(parts, delivery, cancellation);
            if (!parts.hasNext() && planned.size() == 1) {
                for (Work work : delivery.fetch(Segment.join(planned, 0, 0).getFirst())) {
                    work.run();
                }
                planned = List.of();
            }
            submit(planned, delivery, reads);
            while (parts.hasNext()) {
                submit(plan(parts, delivery, cancellation), delivery, reads);
            }
            cutter.finish();
            pieces.finish();
        } finally {
            reads.join();
        }
    }

    /// Looks up the next chunks; those that are not stored are filled at once, those in the cache delivered, and of
    /// long ones without filters only what is wanted is cut out.
    private List<PlannedChunk> plan(Iterator<ChunkPart> parts, Delivery delivery, Cancellation cancellation)
            throws IOException {
        List<PlannedChunk> planned = new ArrayList<>();
        while (parts.hasNext() && planned.size() < PLANNED_CHUNKS) {
            cancellation.check();
            ChunkPart part = parts.next();
            Optional<Chunk> chunk = index.find(part.scaled);
            if (chunk.isEmpty()) {
                delivery.fill(part);
            } else if (!delivery.fromCache(chunk.get(), part)) {
                source.check(STRUCTURE, chunk.get().address(), chunk.get().storedSize());
                if (decoder.plain(part.scaled) && decoder.chunkBytes() > settings.joinGapBytes()) {
                    delivery.cut(chunk.get(), part);
                } else {
                    planned.add(new PlannedChunk(chunk.get(), part));
                }
            }
        }
        return planned;
    }

    private void submit(List<PlannedChunk> planned, Delivery delivery, ParallelRead reads) throws IOException {
        for (Segment segment : Segment.join(planned, settings.segmentBytes(), settings.joinGapBytes())) {
            reads.submit(() -> delivery.fetch(segment));
        }
    }

    /// Brings chunks to one sink.
    private final class Delivery {

        private final RunSink sink;
        private final PieceCutter cutter;

        Delivery(RunSink sink, PieceCutter cutter) {
            this.sink = sink;
            this.cutter = cutter;
        }

        /// Whether the chunk was at hand.
        boolean fromCache(Chunk chunk, ChunkPart part) throws IOException {
            Optional<ByteBuffer> decoded = cache.find(chunk.address());
            if (decoded.isPresent()) {
                deliver(decoded.get(), 0, part);
                return true;
            }
            Optional<ByteBuffer> stored = cache.findStored(chunk.address());
            return stored.isPresent() && decodeStretch(stored.get(), chunk, part);
        }

        /// Leaves the wanted elements of a chunk without filters to the cutter.
        void cut(Chunk chunk, ChunkPart part) throws IOException {
            decoder.checkPlain(chunk);
            cutter.from(chunk.address());
            part.runs(cutter::run);
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
                if (decodeStretch(stored, chunk, each.part())) {
                    cache.putStored(chunk.address(), copy(stored));
                } else {
                    decodeWhole(stored, chunk, each.part());
                }
            }
        }

        private void decodeWhole(ByteBuffer stored, Chunk chunk, ChunkPart part) throws IOException {
            ByteBuffer decoded = decoder.decode(stored, chunk, part.scaled);
            if (part.sampleCount < decoder.elementCount()) {
                cache.put(chunk.address(), decoder.plain(part.scaled) ? copy(decoded) : decoded);
            }
            deliver(decoded, 0, part);
        }

        /// Decodes only the blocks from the first sample to the last; false if that is not to be had or not worth it.
        private boolean decodeStretch(ByteBuffer stored, Chunk chunk, ChunkPart part) throws IOException {
            Optional<BlockwiseDecoder> blocks = decoder.blockwise(chunk, part.scaled);
            if (blocks.isEmpty()) {
                return false;
            }
            ChunkPart.Stretch stretch = part.stretch();
            if (stretch.count() > decoder.elementCount() / 2) {
                return false;
            }
            int size = decoder.elementSize();
            byte[] decoded = blocks.get().decodeRange(stored, stretch.from() * size, stretch.to() * size);
            deliver(ByteBuffer.wrap(decoded), stretch.from(), part);
            return true;
        }

        /// Views of a segment must not be kept for one of its chunks.
        private static ByteBuffer copy(ByteBuffer view) {
            return ByteBuffer.allocate(view.remaining()).put(view.duplicate()).flip();
        }

        /// Takes samples from `elements`, which begin with number `first` of the chunk.
        private void deliver(ByteBuffer elements, long first, ChunkPart part) {
            ByteBuffer ordered = elements.duplicate().order(sink.order());
            int size = decoder.elementSize();
            part.<RuntimeException>runs((at, stride, count, target) ->
                    sink.accept(ordered, (int) (at - first) * size, (int) stride * size, count, target));
        }

        void fill(ChunkPart part) {
            ByteBuffer element = fill.element(sink.order());
            part.<RuntimeException>runs((_, _, count, target) -> sink.accept(element, 0, 0, count, target));
        }
    }
}
