package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.io.FileRangeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Objects of the fractal heap that do not lie in its plain blocks, from the corpus.
class HeapObjectsIT {

    private static Path corpus;

    @BeforeAll
    static void makeCorpus() throws IOException, InterruptedException {
        corpus = Corpus.make();
    }

    /// Attributes of 80 kB, which lie outside the heap and are found by its B-tree.
    @Test
    void readsHugeObjects() throws IOException {
        try (Hdf5File file = open("large-attributes-latest.h5")) {
            List<Attribute> attributes = file.root().attributes().readable();

            assertThat(attributes).extracting(Attribute::name).containsExactly("large0", "large1", "large2", "small");
            assertThat(attributes.get(2).readInts(Selection.all()))
                    .isEqualTo(IntStream.range(0, 20_002).toArray());
        }
    }

    /// 500 short links in deflated blocks and 5 that are deflated as huge objects.
    @Test
    void readsFilteredBlocksAndFilteredHugeObjects() throws IOException {
        try (Hdf5File file = open("filtered-group-latest.h5")) {
            Group group = (Group) file.object("/filtered").orElseThrow();

            assertThat(group.links()).hasSize(505);
            assertThat(((Link.Soft) group.link("link number 321").orElseThrow()).target())
                    .isEqualTo("/somewhere/321");
            assertThat(((Link.Soft) group.link("too long for a block 3").orElseThrow()).target())
                    .isEqualTo("/" + "3".repeat(9000));
        }
    }

    private static Hdf5File open(String name) throws IOException {
        return Hdf5File.open(FileRangeReader.open(corpus.resolve(name)));
    }
}
