package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ShuffleFilterTest extends FilterContract {

    ShuffleFilterTest() {
        super("shuffle");
    }

    @Test
    void undoesAnyElementSizeAndCount() throws Hdf5Exception {
        Random random = new Random(3);
        for (int elementSize = 1; elementSize <= 40; elementSize++) {
            for (int elements = 0; elements <= 40; elements++) {
                byte[] data = new byte[elements * elementSize + random.nextInt(elementSize)];
                random.nextBytes(data);
                assertThat(pipeline(elementSize, data.length).decode(ByteBuffer.wrap(shuffled(data, elementSize)), 0))
                        .as("%s elements of %s bytes", elements, elementSize)
                        .isEqualTo(data);
            }
        }
    }

    @Test
    void takesTheElementSizeOfTheDatasetWhenTheFilterHasNone() throws Hdf5Exception {
        FilterPipeline pipeline = FilterPipeline.of(List.of(new FilterDescription(2, "", false, new int[0])), 2, 4);
        assertThat(pipeline.decode(ByteBuffer.wrap(new byte[] {1, 3, 2, 4}), 0)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void refusesAnElementSizeThatIsNone() {
        for (int elementSize : new int[] {0, -1}) {
            assertThatThrownBy(() -> pipeline(elementSize, 4).decode(ByteBuffer.allocate(4), 0))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessage("shuffle filter: element size " + elementSize);
        }
    }

    private static FilterPipeline pipeline(int elementSize, int length) {
        return FilterPipeline.of(
                List.of(new FilterDescription(2, "shuffle", false, new int[] {elementSize})), 1, length);
    }

    private static byte[] shuffled(byte[] data, int elementSize) {
        byte[] result = data.clone();
        int elements = data.length / elementSize;
        for (int element = 0; element < elements; element++) {
            for (int plane = 0; plane < elementSize; plane++) {
                result[plane * elements + element] = data[element * elementSize + plane];
            }
        }
        return result;
    }
}
