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

final class Fletcher32FilterTest extends FilterContract {

    private static final FilterDescription FLETCHER = new FilterDescription(3, "fletcher32", false, new int[0]);

    Fletcher32FilterTest() {
        super("fletcher32");
    }

    @Test
    void sumsAsTheDefinitionSays() {
        Random random = new Random(4);
        for (int length = 0; length < 6_000_000; length = length * 2 + 1 + random.nextInt(3)) {
            byte[] data = new byte[length + 3];
            random.nextBytes(data);
            // Large words make the sums wrap most often.
            Arrays.fill(data, 0, length / 2, (byte) 0xFF);
            assertThat(Fletcher32.of(data, 3, length)).as("length %s", length).isEqualTo(defined(data, 3, length));
        }
        assertThat(Fletcher32.of(new byte[100], 0, 100)).isZero();
    }

    @Test
    void noticesEveryFlippedBit() {
        byte[] stored = withChecksum(Samples.compressible(new Random(5), 101));
        for (int bit = 0; bit < stored.length * 8; bit++) {
            byte[] flipped = stored.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatThrownBy(() -> pipeline(101).decode(ByteBuffer.wrap(flipped), 0))
                    .isInstanceOf(CorruptFileException.class)
                    .hasMessage("fletcher32 filter: the checksum does not match");
        }
    }

    @Test
    void acceptsTheSwappedChecksumOfAnOldRelease() throws Hdf5Exception {
        byte[] data = Samples.compressible(new Random(6), 64);
        byte[] stored = withChecksum(data);
        for (int half = 64; half < 68; half += 2) {
            byte low = stored[half];
            stored[half] = stored[half + 1];
            stored[half + 1] = low;
        }
        assertThat(pipeline(64).decode(ByteBuffer.wrap(stored), 0)).isEqualTo(data);
    }

    private static FilterPipeline pipeline(int length) {
        return FilterPipeline.of(List.of(FLETCHER), 1, length);
    }

    private static byte[] withChecksum(byte[] data) {
        byte[] stored = Arrays.copyOf(data, data.length + 4);
        Bytes.INT.set(stored, data.length, defined(data, 0, data.length));
        return stored;
    }

    private static int defined(byte[] data, int from, int length) {
        long sum = 0;
        long sumOfSums = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? data[from + i + 1] & 0xFF : 0;
            sum = wrapped(sum + ((data[from + i] & 0xFF) << 8) + low);
            sumOfSums = wrapped(sumOfSums + sum);
        }
        return (int) (sumOfSums << 16 | sum);
    }

    private static long wrapped(long sum) {
        return sum > 0xFFFF ? sum - 0xFFFF : sum;
    }
}
