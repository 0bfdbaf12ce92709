package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

final class DeflateFilterTest extends FilterContract {

    private static final FilterDescription DEFLATE = new FilterDescription(1, "deflate", true, new int[] {6});

    DeflateFilterTest() {
        super("deflate");
    }

    @Test
    void decodesWhatTheJdkPacks() throws Hdf5Exception {
        Random random = new Random(1);
        for (int length = 1; length < 200_000; length = length * 3 + random.nextInt(3)) {
            byte[] data = Samples.compressible(random, length);
            byte[] packed = deflate(data, random.nextInt(10));
            assertThat(FilterPipeline.of(List.of(DEFLATE), 1, length).decode(ByteBuffer.wrap(packed), 0))
                    .isEqualTo(data);
        }
    }

    @Test
    void ignoresBytesBehindTheStream() throws Hdf5Exception {
        byte[] data = Samples.compressible(new Random(2), 1000);
        byte[] packed = deflate(data, 6);
        byte[] padded = Arrays.copyOf(packed, packed.length + 7);
        assertThat(FilterPipeline.of(List.of(DEFLATE), 1, 1000).decode(ByteBuffer.wrap(padded), 0))
                .isEqualTo(data);
    }

    @Test
    void verifiesTheChecksumOfTheStream() {
        byte[] packed = deflate(new byte[5000], 6);
        packed[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> FilterPipeline.of(List.of(DEFLATE), 1, 5000).decode(ByteBuffer.wrap(packed), 0))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageStartingWith("deflate filter: ");
    }

    private static byte[] deflate(byte[] data, int level) {
        Deflater deflater = new Deflater(level);
        deflater.setInput(data);
        deflater.finish();
        byte[] packed = new byte[data.length + 1000];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
