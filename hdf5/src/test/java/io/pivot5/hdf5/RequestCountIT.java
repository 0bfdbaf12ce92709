package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.io.CountingRangeReader;
import io.pivot5.hdf5.io.CountingRangeReader.Counts;
import io.pivot5.hdf5.io.FileRangeReader;
import io.pivot5.hdf5.io.MetadataBlockCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests and bytes that reach the source, behind the block cache as over object storage.
class RequestCountIT {

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeFiles() throws IOException, InterruptedException {
        Python.run("make_count_files.py", directory);
    }

    @Test
    void opensAndListsAFileWhoseMetadataLiesTogetherWithOneRequest() throws IOException {
        CountingRangeReader source = source("hundred-1000.h5");
        List<Hdf5Object> children = cached(source).root().children();

        assertThat(children).hasSize(100).allSatisfy(child -> assertThat(child).isInstanceOf(Dataset.class));
        assertThat(source.counts().requests()).isEqualTo(1);
    }

    /// The nodes of the old group lie between the data: the further apart, the more requests.
    @Test
    void opensAndListsTheLinksOfAHundredDatasetsAsH5pyWritesThem() throws IOException {
        assertThat(requestsToList("hundred-1000.h5")).isEqualTo(1);
        assertThat(requestsToList("hundred-5000.h5")).isLessThanOrEqualTo(6);
        assertThat(requestsToList("hundred-20000.h5")).isLessThanOrEqualTo(5);
    }

    /// Names, kinds and shapes of datasets of 8, 40 and 160 kB.
    @ParameterizedTest
    @ValueSource(strings = {"hundred-1000.h5", "hundred-5000.h5", "hundred-20000.h5"})
    void opensAndListsAHundredDatasetsWithAtMostSixRequests(String name) throws IOException {
        CountingRangeReader source = source(name);
        List<Hdf5Object> children = cached(source).root().children();

        assertThat(children)
                .hasSize(100)
                .allSatisfy(child ->
                        assertThat(((Dataset) child).dataspace().rank()).isEqualTo(1));
        assertThat(source.counts().requests()).isLessThanOrEqualTo(6);
    }

    private static long requestsToList(String name) throws IOException {
        CountingRangeReader source = source(name);
        assertThat(cached(source).root().links()).hasSize(100);
        return source.counts().requests();
    }

    @Test
    void fetchesOneChunkWithOneRequest() throws IOException {
        for (String name : List.of("large-earliest.h5", "large-latest.h5")) {
            CountingRangeReader source = source(name);
            Dataset image = (Dataset) cached(source).object("/image").orElseThrow();
            image.readDoubles(Selection.of(new Range(1500, 1, 1), new Range(1500, 1, 1)));
            Counts before = source.counts();

            image.readDoubles(Selection.of(Range.between(1700, 1800), Range.between(1700, 1800)));

            assertThat(source.counts().since(before).requests()).as(name).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void joinsTheChunksOfALine() throws IOException {
        CountingRangeReader source = source("large-latest.h5");
        Dataset image = (Dataset) cached(source).object("/image").orElseThrow();

        double[] row = image.readDoubles(Selection.of(new Range(1750, 1, 1), new Range(0, 2000, 1)));

        assertThat(row).hasSize(2000).startsWith(1750 * 2000.0, 1750 * 2000.0 + 1);
        assertThat(source.counts().payloadRequests()).isEqualTo(1);
    }

    @Test
    void fetchesOnlyTheChunksThatHoldSamplesOfAStridedLine() throws IOException {
        CountingRangeReader source = source("large-earliest.h5");
        Dataset image = (Dataset) cached(source).object("/image").orElseThrow();
        long whole = source.length();

        double[] line = image.readDoubles(Selection.of(new Range(0, 4, 500), new Range(0, 1, 1)));

        assertThat(line).containsExactly(0, 1_000_000, 2_000_000, 3_000_000);
        assertThat(source.counts().payloadRequests()).isLessThanOrEqualTo(4);
        assertThat(source.counts().payloadBytes()).isLessThan(whole / 50);
    }

    @Test
    void readsADecodedChunkAgainWithoutARequest() throws IOException {
        CountingRangeReader source = source("large-latest.h5");
        Dataset image = (Dataset) cached(source).object("/image").orElseThrow();
        image.readDoubles(Selection.of(new Range(1550, 1, 1), new Range(1550, 1, 1)));
        Counts before = source.counts();

        image.readDoubles(Selection.of(new Range(1551, 1, 1), new Range(1500, 100, 1)));

        assertThat(source.counts().since(before).requests()).isZero();
    }

    private static CountingRangeReader source(String name) throws IOException {
        return new CountingRangeReader(FileRangeReader.open(directory.resolve(name)));
    }

    private static Hdf5File cached(CountingRangeReader source) throws IOException {
        return Hdf5File.open(new MetadataBlockCache(32L << 20).reader("file", source));
    }
}
