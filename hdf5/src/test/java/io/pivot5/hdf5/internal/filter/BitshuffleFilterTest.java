package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BitshuffleFilterTest extends BlockFilterContract {

    BitshuffleFilterTest() {
        super("bitshuffle");
    }

    @Test
    void undoesAnyElementSizeAndCount() throws Hdf5Exception {
        Random random = new Random(12);
        for (int elementSize = 1; elementSize <= 20; elementSize++) {
            for (int elements = 0; elements <= 300; elements += 1 + random.nextInt(40)) {
                byte[] data = new byte[elements * elementSize];
                random.nextBytes(data);
                int blockElements = 8 * (1 + random.nextInt(20));
                FilterPipeline pipeline = pipeline(elementSize, blockElements, data.length);
                assertThat(pipeline.decode(ByteBuffer.wrap(shuffled(data, elementSize, blockElements)), 0))
                        .as("%s elements of %s bytes in blocks of %s", elements, elementSize, blockElements)
                        .isEqualTo(data);
            }
        }
    }

    @Test
    void aRangeNeedsOnlyItsOwnBlocks() throws Hdf5Exception {
        Vector vector = vectors().stream()
                .filter(candidate -> candidate.name().equals("lz464-doubles"))
                .findFirst()
                .orElseThrow();
        BlockwiseDecoder decoder = vector.pipeline().blockwise(0).orElseThrow();
        // Blocks of 64 doubles: cut off everything behind the third.
        ByteBuffer stored = ByteBuffer.wrap(vector.stored());
        int at = 12;
        for (int block = 0; block < 3; block++) {
            at += 4 + stored.getInt(at);
        }
        ByteBuffer front = stored.slice(0, Math.max(at, vector.expected().length / 255 + 1));
        assertThat(decoder.decodeRange(front, 700, 1500)).isEqualTo(Arrays.copyOfRange(vector.expected(), 700, 1500));
        assertThatThrownBy(() -> decoder.decodeRange(front, 0, vector.expected().length))
                .isInstanceOf(CorruptFileException.class);
    }

    @Test
    void refusesWhatItsClientDataCannotMean() {
        assertThatThrownBy(() -> pipeline(0, 8, 64).decode(ByteBuffer.allocate(64), 0))
                .hasMessage("bitshuffle filter: element size 0");
        assertThatThrownBy(() -> pipeline(4, 12, 64).decode(ByteBuffer.allocate(64), 0))
                .hasMessage("bitshuffle filter: a block of 12 elements");
        assertThat(FilterPipeline.of(List.of(new FilterDescription(32008, "", true, new int[] {0, 4, 4, 0, 7})), 4, 8)
                        .unsupported())
                .contains("bitshuffle filter with packing 7");
    }

    private static FilterPipeline pipeline(int elementSize, int blockElements, int length) {
        int[] data = {0, 4, elementSize, blockElements, 0, 0};
        return FilterPipeline.of(List.of(new FilterDescription(32008, "", true, data)), 1, length);
    }

    /// Bit by bit: row `8 * byte + bit` of a block holds that bit of all its elements.
    private static byte[] shuffled(byte[] data, int elementSize, int blockElements) {
        byte[] result = data.clone();
        int elements = data.length / elementSize;
        for (int first = 0; first < elements; first += blockElements) {
            int count = Math.min(blockElements, elements - first) / 8 * 8;
            int from = first * elementSize;
            Arrays.fill(result, from, from + count * elementSize, (byte) 0);
            for (int element = 0; element < count; element++) {
                for (int row = 0; row < 8 * elementSize; row++) {
                    int bit = data[from + element * elementSize + row / 8] >>> (row % 8) & 1;
                    result[from + row * count / 8 + element / 8] |= (byte) (bit << (element % 8));
                }
            }
        }
        return result;
    }
}
