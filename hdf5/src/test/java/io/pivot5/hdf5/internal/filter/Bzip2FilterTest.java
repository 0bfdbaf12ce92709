package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

final class Bzip2FilterTest extends FilterContract {

    private static final FilterDescription BZIP2 = new FilterDescription(307, "bzip2", true, new int[] {9});

    Bzip2FilterTest() {
        super("bzip2");
    }

    @Test
    void decodesWhatTheLibraryPacks() throws IOException {
        roundTrip(new byte[10_000_000]);
        roundTrip(Samples.compressible(new Random(9), 300_000));
        roundTrip(new byte[] {1});
    }

    private static void roundTrip(byte[] data) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BZip2CompressorOutputStream stream = new BZip2CompressorOutputStream(packed)) {
            stream.write(data);
        }
        assertThat(FilterPipeline.of(List.of(BZIP2), 1, data.length).decode(ByteBuffer.wrap(packed.toByteArray()), 0))
                .isEqualTo(data);
    }
}
