package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What filters that pack in blocks keep to besides: any range of a chunk can be had alone.
abstract class BlockFilterContract extends FilterContract {

    private static final int RANGES = 60;

    BlockFilterContract(String vectors) {
        super(vectors);
    }

    /// The chunks that the writer did not leave as they were because they would not shrink.
    final List<Vector> packed() {
        return vectors().stream().filter(vector -> vector.mask() == 0).toList();
    }

    @ParameterizedTest
    @MethodSource("packed")
    void decodesAnyRange(Vector vector) throws Hdf5Exception {
        BlockwiseDecoder decoder = decoder(vector);
        int length = vector.expected().length;
        Random random = new Random(length);
        for (int i = 0; i < RANGES; i++) {
            int from = random.nextInt(length + 1);
            int to = from + random.nextInt(length - from + 1);
            assertThat(decoder.decodeRange(ByteBuffer.wrap(vector.stored()), from, to))
                    .as("%s to %s", from, to)
                    .isEqualTo(Arrays.copyOfRange(vector.expected(), from, to));
        }
    }

    @ParameterizedTest
    @MethodSource("packed")
    void survivesFlippedBitsInRanges(Vector vector) {
        BlockwiseDecoder decoder = decoder(vector);
        int length = vector.expected().length;
        Random random = new Random(length + 1L);
        for (int i = 0; i < RANGES; i++) {
            byte[] mutated = vector.stored().clone();
            mutated[random.nextInt(Math.min(mutated.length, 40))] ^= (byte) (1 << random.nextInt(8));
            int from = random.nextInt(length);
            try {
                assertThat(decoder.decodeRange(ByteBuffer.wrap(mutated), from, length))
                        .hasSize(length - from);
            } catch (Hdf5Exception e) {
                assertThat(e).hasMessageContaining("filter");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("packed")
    void refusesARangeOutsideTheChunk(Vector vector) {
        BlockwiseDecoder decoder = decoder(vector);
        ByteBuffer stored = ByteBuffer.wrap(vector.stored());
        long length = vector.expected().length;
        assertThatThrownBy(() -> decoder.decodeRange(stored, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.decodeRange(stored, 1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> decoder.decodeRange(stored, 0, length + 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static BlockwiseDecoder decoder(Vector vector) {
        return vector.pipeline().blockwise(vector.mask()).orElseThrow();
    }
}
