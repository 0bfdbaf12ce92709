package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.pivot5.hdf5.io.MemoryRangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/// jHDF reads the small files as we do, as far as it reads them: not `old.h5`, whose region references it does not
/// know.
class JhdfWitnessTest {

    @Test
    void agreesOnLinksOfADenseGroup() throws IOException {
        Group root = open("dense.h5").root();
        try (HdfFile theirs = HdfFile.fromBytes(SmallFiles.bytes("dense.h5"))) {
            assertThat(root.links().stream().map(Link::name))
                    .containsExactlyInAnyOrderElementsOf(theirs.getChildren().keySet());
        }
    }

    private static Hdf5File open(String name) throws IOException {
        return Hdf5File.open(new MemoryRangeReader(ByteBuffer.wrap(SmallFiles.bytes(name))));
    }
}
