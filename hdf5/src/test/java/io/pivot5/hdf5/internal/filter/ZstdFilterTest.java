package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import io.pivot5.hdf5.Hdf5Exception;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ZstdFilterTest extends FilterContract {

    private static final FilterDescription ZSTD = new FilterDescription(32015, "zstd", true, new int[] {3});

    ZstdFilterTest() {
        super("zstd");
    }

    @Test
    void decodesWhatTheLibraryPacks() throws Hdf5Exception {
        Random random = new Random(7);
        for (int length = 1; length < 300_000; length = length * 3 + 1) {
            byte[] data = Samples.compressible(random, length);
            ByteBuffer packed = ByteBuffer.wrap(Zstd.compress(data, random.nextInt(1, 20)));
            assertThat(FilterPipeline.of(List.of(ZSTD), 1, length).decode(packed, 0))
                    .isEqualTo(data);
        }
    }

    @Test
    void decodesAStreamThatDoesNotStateItsSize() throws IOException {
        byte[] data = Samples.compressible(new Random(8), 100_000);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZstdOutputStream stream = new ZstdOutputStream(packed)) {
            stream.write(data);
        }
        assertThat(FilterPipeline.of(List.of(ZSTD), 1, data.length).decode(ByteBuffer.wrap(packed.toByteArray()), 0))
                .isEqualTo(data);
    }

    @Test
    void decodesTheDensestStream() throws Hdf5Exception {
        byte[] zeros = new byte[64 << 20];
        ByteBuffer packed = ByteBuffer.wrap(Zstd.compress(zeros, 19));
        assertThat(FilterPipeline.of(List.of(ZSTD), 1, zeros.length).decode(packed, 0))
                .isEqualTo(zeros);
    }
}
