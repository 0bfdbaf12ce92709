package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.UnsupportedFeatureException;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterPipelineTest {

    private static final FilterDescription SHUFFLE = new FilterDescription(2, "shuffle", false, new int[] {2});
    private static final FilterDescription SZIP = new FilterDescription(4, "", true, new int[0]);

    @Test
    void withoutFiltersTheStoredBytesAreTheChunk() throws Hdf5Exception {
        FilterPipeline pipeline = FilterPipeline.of(List.of(), 4, 3);
        assertThat(pipeline.decode(ByteBuffer.wrap(new byte[] {1, 2, 3}), 0)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> pipeline.decode(ByteBuffer.allocate(4), 0))
                .isInstanceOf(CorruptFileException.class)
                .hasMessage("last filter: 4 bytes came out for a chunk of 3");
    }

    @Test
    void undoesTheLastFilterFirst() throws Hdf5Exception {
        FilterDescription triples = new FilterDescription(2, "shuffle", false, new int[] {3});
        FilterPipeline pipeline = FilterPipeline.of(List.of(SHUFFLE, triples), 2, 6);
        // 1 2 3 4 5 6 -> pairs 1 3 5 2 4 6 -> triples 1 2 3 4 5 6
        assertThat(pipeline.decode(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}), 0))
                .containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(pipeline.decode(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}), 0b01))
                .containsExactly(1, 3, 5, 2, 4, 6);
        assertThat(pipeline.decode(ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}), 0b10))
                .containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void aFilterThatTheMaskLeavesOutNeedNotBeKnown() throws Hdf5Exception {
        FilterPipeline pipeline = FilterPipeline.of(List.of(SHUFFLE, SZIP), 2, 4);
        assertThat(pipeline.unsupported()).contains("szip filter");
        assertThat(pipeline.decode(ByteBuffer.wrap(new byte[] {1, 3, 2, 4}), 0b10))
                .containsExactly(1, 2, 3, 4);
        assertThatThrownBy(() -> pipeline.decode(ByteBuffer.allocate(4), 0))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessage("Not supported: szip filter");
    }

    @ParameterizedTest
    @CsvSource({
        "4, '', szip filter",
        "5, nbit, nbit filter",
        "6, '', scaleoffset filter",
        "32026, blosc2, blosc2 filter",
        "32013, H5Z-ZFP, zfp filter",
        "40000, mine, 40000 mine filter",
        "40001, '', 40001 filter"
    })
    void refusesByName(int id, String stored, String feature) {
        FilterPipeline pipeline =
                FilterPipeline.of(List.of(new FilterDescription(id, stored, true, new int[0])), 1, 10);
        assertThat(pipeline.unsupported()).contains(feature);
    }

    @Test
    void whatReferenceWritersStoredWithOtherFiltersIsRefusedAndNotMisread() {
        for (Vector vector : Vector.of("refused")) {
            assertThat(vector.pipeline().unsupported()).isPresent();
            assertThatThrownBy(() -> vector.pipeline().decode(ByteBuffer.wrap(vector.stored()), vector.mask()))
                    .isInstanceOf(UnsupportedFeatureException.class);
        }
    }

    @Test
    void aChunkThatNoArrayHoldsIsRefused() {
        FilterPipeline pipeline = FilterPipeline.of(List.of(SHUFFLE), 2, 1L << 32);
        assertThatThrownBy(() -> pipeline.decode(ByteBuffer.allocate(4), 0))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("2 GiB");
    }

    @Test
    void descriptionsCompareByContentAndKeepTheirArray() {
        int[] data = {1, 2};
        FilterDescription one = new FilterDescription(1, "a", true, data);
        data[0] = 9;
        one.clientData()[1] = 9;
        assertThat(one).isEqualTo(new FilterDescription(1, "a", true, new int[] {1, 2}));
        assertThat(one).hasSameHashCodeAs(new FilterDescription(1, "a", true, new int[] {1, 2}));
    }
}
