package io.pivot5.hdf5.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetadataBlockCacheTest extends RangeReaderContract {

    @Override
    RangeReader reader(byte[] content) {
        return new MetadataBlockCache(1 << 20).reader("content", new MemoryRangeReader(ByteBuffer.wrap(content)));
    }

    @Test
    void takesTheStartWithTheFirstRequestAndServesItFromThen() throws IOException {
        CountingRangeReader source = counted(4 << 20);
        RangeReader reader = new MetadataBlockCache(8 << 20).reader("key", source);

        read(reader, 0, 8);
        read(reader, 1000, 100);
        read(reader, (1 << 20) - 100, 100);

        assertThat(source.counts()).isEqualTo(new CountingRangeReader.Counts(1, 1 << 20, 0, 0));
    }

    @Test
    void growsRequestsThatFollowEachOther() throws IOException {
        CountingRangeReader source = counted(64 << 20);
        RangeReader reader = new MetadataBlockCache(64 << 20).reader("key", source);

        for (long at = 32 << 20; at < 48 << 20; at += 1000) {
            read(reader, at, 1000);
        }

        assertThat(source.counts().metadataRequests()).isEqualTo(1 + 3 + 4);
    }

    @Test
    void asksLittleForScatteredStructures() throws IOException {
        CountingRangeReader source = counted(64 << 20);
        RangeReader reader = new MetadataBlockCache(64 << 20).reader("key", source);
        read(reader, 0, 8);
        CountingRangeReader.Counts before = source.counts();

        for (long at = 4 << 20; at < 64 << 20; at += 4 << 20) {
            read(reader, at, 300);
        }

        assertThat(source.counts().since(before)).isEqualTo(new CountingRangeReader.Counts(15, 15 * 65_536, 0, 0));
    }

    @Test
    void sharesBlocksBetweenReadersOfTheSameBytesOnly() throws IOException {
        MetadataBlockCache cache = new MetadataBlockCache(8 << 20);
        CountingRangeReader first = counted(1 << 20);
        CountingRangeReader same = counted(1 << 20);
        CountingRangeReader changed = counted(1 << 20);

        read(cache.reader("object@1", first), 0, 8);
        read(cache.reader("object@1", same), 0, 8);
        read(cache.reader("object@2", changed), 0, 8);

        assertThat(first.counts().requests()).isEqualTo(1);
        assertThat(same.counts().requests()).isZero();
        assertThat(changed.counts().requests()).isEqualTo(1);
    }

    @Test
    void staysWithinItsBound() throws IOException {
        MetadataBlockCache cache = new MetadataBlockCache(2 << 20);
        RangeReader reader = cache.reader("key", counted(32 << 20));

        for (long at = 0; at < 32 << 20; at += 10_000) {
            read(reader, at, 100);
            assertThat(cache.bytes()).isLessThanOrEqualTo(2 << 20);
        }
    }

    @Test
    void letsPayloadPassUnlessItIsHere() throws IOException {
        CountingRangeReader source = counted(8 << 20);
        RangeReader reader = new MetadataBlockCache(8 << 20).reader("key", source);

        reader.readFully(100, ByteBuffer.allocate(1000), ReadPurpose.PAYLOAD);
        reader.readFully(4 << 20, ByteBuffer.allocate(1000), ReadPurpose.PAYLOAD);
        reader.readFully(4 << 20, ByteBuffer.allocate(1000), ReadPurpose.PAYLOAD);

        assertThat(source.counts()).isEqualTo(new CountingRangeReader.Counts(1, 1 << 20, 2, 2000));
    }

    @Test
    void fetchesABlockOnceForManyThreads() throws Exception {
        CountingRangeReader source = counted(8 << 20);
        RangeReader reader = new MetadataBlockCache(8 << 20).reader("key", source);
        read(reader, 0, 8);
        Callable<Void> work = () -> {
            read(reader, 5 << 20, 500);
            return null;
        };

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> results =
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> work).toList());
            for (Future<Void> result : results) {
                result.get();
            }
        }

        assertThat(source.counts().requests()).isEqualTo(2);
    }

    private static CountingRangeReader counted(int length) {
        return new CountingRangeReader(new MemoryRangeReader(ByteBuffer.allocate(length)));
    }

    private static void read(RangeReader reader, long at, int count) throws IOException {
        reader.readFully(at, ByteBuffer.allocate(count), ReadPurpose.METADATA);
    }
}
