package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.pivot5.hdf5.io.CountingRangeReader;
import io.pivot5.hdf5.io.CountingRangeReader.Counts;
import io.pivot5.hdf5.io.FileRangeReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is fetched and decoded for small parts of long chunks and of data in one piece: 4 frames of 1000 by 1000
/// numbers, each a chunk of 4 MB and each number its own place.
class PartialReadIT {

    private static final int SIDE = 1000;
    private static final int ROW_BYTES = SIDE * Integer.BYTES;
    private static final long CHUNK_BYTES = (long) SIDE * ROW_BYTES;

    /// One thread, whose allocations are counted, and no chunk kept.
    private static final Hdf5Options OPTIONS = new Hdf5Options(
            Limits.standard(), new ReadSettings(Runnable::run, 1, 1, 64 << 10, 4 << 20), 0, FileResolver.none());

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeFiles() throws IOException, InterruptedException {
        Python.run("make_part_files.py", directory);
    }

    /// What is decoded is allocated: a row takes its blocks beside the stored bytes, the whole takes the chunk.
    @ParameterizedTest
    @ValueSource(strings = {"lz4", "zstd"})
    void decodesOnlyTheBlocksOfARow(String name) throws IOException {
        CountingRangeReader source = source();
        Dataset frames = dataset(source, name);
        Selection row = Selection.of(new Range(2, 1, 1), new Range(700, 1, 1), new Range(0, SIDE, 1));
        frames.readInts(row);
        Counts before = source.counts();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();

        int[] values = frames.readInts(row);

        long taken = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        long stored = source.counts().since(before).payloadBytes();
        assertThat(values).startsWith(2_700_000).endsWith(2_700_999).hasSize(SIDE);
        assertThat(stored).isLessThan(CHUNK_BYTES / 2);
        assertThat(taken - 2 * stored).isLessThan(CHUNK_BYTES / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "contiguous"})
    void fetchesOnlyTheBytesOfARow(String name) throws IOException {
        CountingRangeReader source = source();
        Dataset frames = dataset(source, name);

        int[] values = frames.readInts(Selection.of(new Range(3, 1, 1), new Range(1, 1, 1), new Range(10, 980, 1)));

        assertThat(values).startsWith(3_001_010).endsWith(3_001_989).hasSize(980);
        assertThat(source.counts().payloadRequests()).isEqualTo(1);
        assertThat(source.counts().payloadBytes()).isEqualTo(980 * Integer.BYTES);
    }

    /// Rows 8 kB apart come with what lies between them; those 80 kB apart alone.
    @ParameterizedTest
    @ValueSource(strings = {"plain", "contiguous"})
    void joinsTheRowsThatLieClose(String name) throws IOException {
        CountingRangeReader source = source();
        Dataset frames = dataset(source, name);

        int[] close = frames.readInts(Selection.of(new Range(0, 1, 1), new Range(0, 10, 2), new Range(5, 1, 1)));
        Counts before = source.counts();
        int[] far = frames.readInts(Selection.of(new Range(0, 1, 1), new Range(0, 10, 20), new Range(5, 1, 1)));

        assertThat(close).startsWith(5, 2005).endsWith(18_005);
        assertThat(before.payloadRequests()).isEqualTo(1);
        assertThat(before.payloadBytes()).isEqualTo(18 * ROW_BYTES + Integer.BYTES);
        assertThat(far).startsWith(5, 20_005).endsWith(180_005);
        assertThat(source.counts().since(before).payloadRequests()).isEqualTo(10);
        assertThat(source.counts().since(before).payloadBytes()).isEqualTo(10 * Integer.BYTES);
    }

    /// Nothing is kept, so a chunk that were decoded twice would be fetched twice.
    @ParameterizedTest
    @ValueSource(strings = {"lz4", "gzip", "plain", "contiguous"})
    void fetchesAndDecodesEachChunkOnceForManyPoints(String name) throws IOException {
        CountingRangeReader source = source();
        Dataset frames = dataset(source, name);
        SplittableRandom random = new SplittableRandom(20_261_121);
        List<List<Long>> places = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            int number = random.nextInt(4 * SIDE * SIDE);
            places.add(List.of((long) number / (SIDE * SIDE), (long) number / SIDE % SIDE, (long) number % SIDE));
            expected.add(number);
        }

        int[] values = frames.readInts(new Selection.Points(places));

        assertThat(values)
                .containsExactly(expected.stream().mapToInt(Integer::intValue).toArray());
        assertThat(source.counts().payloadRequests()).isLessThanOrEqualTo(4 + 4);
        assertThat(source.counts().payloadBytes()).isLessThanOrEqualTo(4 * CHUNK_BYTES);
    }

    @Test
    void followsAnExternalLinkIntoTheFileOfTheResolver() throws IOException {
        Hdf5File other = Hdf5File.open(FileRangeReader.open(directory.resolve("parts.h5")));
        Hdf5Options options =
                OPTIONS.withResolver(name -> name.equals("parts.h5") ? Optional.of(other) : Optional.empty());
        Hdf5File file = Hdf5File.open(FileRangeReader.open(directory.resolve("linking.h5")), options);

        Dataset away = (Dataset) file.object("/away").orElseThrow();

        assertThat(away.readInts(Selection.of(new Range(1, 1, 1), new Range(2, 1, 1), new Range(3, 1, 1))))
                .containsExactly(1_002_003);
        assertThat(file.root().children()).singleElement().isInstanceOf(Dataset.class);
    }

    private static CountingRangeReader source() throws IOException {
        return new CountingRangeReader(FileRangeReader.open(directory.resolve("parts.h5")));
    }

    private static Dataset dataset(CountingRangeReader source, String name) throws IOException {
        return (Dataset) Hdf5File.open(source, OPTIONS).object(name).orElseThrow();
    }
}
