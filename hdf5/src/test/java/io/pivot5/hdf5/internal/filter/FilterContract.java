package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.sun.management.ThreadMXBean;
import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every filter keeps to: it decodes what a reference writer stored, and hostile bytes end in an [Hdf5Exception]
/// within
/// bounded time and memory.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
abstract class FilterContract {

    private static final int MUTATIONS = 300;
    private static final int EVERY_TRUNCATION_BELOW = 3000;
    private static final int SAMPLED_TRUNCATIONS = 200;

    /// Room for the tables of a bzip2 decoder and the like, beside the chunk itself.
    private static final long FIXED_ALLOCATION = 12L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static {
        // Native libraries unpack themselves on first use, which is not to count as memory of a decode.
        assertThat(Zstd.compress(new byte[8])).isNotEmpty();
        assertThat(LZ4Factory.fastestInstance()).isNotNull();
    }

    private final List<Vector> vectors;

    /// @param vectors the name of the vector file
    FilterContract(String vectors) {
        this.vectors = Vector.of(vectors);
    }

    final List<Vector> vectors() {
        return vectors;
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void decodesWhatTheReferenceWriterStored(Vector vector) throws Hdf5Exception {
        assertThat(vector.pipeline().unsupported()).isEmpty();
        assertThat(vector.pipeline().decode(ByteBuffer.wrap(vector.stored()), vector.mask()))
                .isEqualTo(vector.expected());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsAnyBufferAndLeavesItAsItWas(Vector vector) throws Hdf5Exception {
        int length = vector.stored().length;
        ByteBuffer direct = ByteBuffer.allocateDirect(length + 5);
        direct.put(2, vector.stored()).position(2).limit(length + 2);
        assertThat(vector.pipeline().decode(direct, vector.mask())).isEqualTo(vector.expected());
        assertThat(direct.position()).isEqualTo(2);

        ByteBuffer slice = ByteBuffer.wrap(new byte[length + 9]).slice(3, length + 6);
        slice.put(1, vector.stored()).position(1).limit(length + 1);
        byte[] before = slice.array().clone();
        assertThat(vector.pipeline().decode(slice.asReadOnlyBuffer(), vector.mask()))
                .isEqualTo(vector.expected());
        assertThat(vector.pipeline().decode(slice, vector.mask())).isEqualTo(vector.expected());
        assertThat(slice.array()).isEqualTo(before);
        assertThat(slice.position()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void givesAnArrayThatIsTheCallersOwn(Vector vector) throws Hdf5Exception {
        byte[] stored = vector.stored().clone();
        byte[] decoded = vector.pipeline().decode(ByteBuffer.wrap(stored), vector.mask());
        Arrays.fill(decoded, (byte) 0x5A);
        assertThat(stored).isEqualTo(vector.stored());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void refusesAChunkOfAnotherSize(Vector vector) {
        for (int difference : new int[] {-1, 1}) {
            FilterPipeline pipeline =
                    FilterPipeline.of(vector.filters(), vector.elementSize(), vector.expected().length + difference);
            assertThatThrownBy(() -> pipeline.decode(ByteBuffer.wrap(vector.stored()), vector.mask()))
                    .isInstanceOf(CorruptFileException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void neverTakesATruncatedChunkForAnother(Vector vector) {
        int length = vector.stored().length;
        int step = length < EVERY_TRUNCATION_BELOW ? 1 : length / SAMPLED_TRUNCATIONS;
        for (int kept = 0; kept < length; kept += step) {
            byte[] truncated = Arrays.copyOf(vector.stored(), kept);
            byte[] decoded = decodeHostile(vector, truncated);
            // Some end with bytes that nobody needs, such as the padding of a bit stream.
            assertThat(decoded.length == 0 || Arrays.equals(decoded, vector.expected()))
                    .as("cut at %s", kept)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void survivesFlippedBits(Vector vector) {
        Random random = new Random(vector.name().hashCode());
        for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            byte[] mutated = vector.stored().clone();
            int flips = 1 + random.nextInt(3);
            for (int flip = 0; flip < flips; flip++) {
                // Every second flip hits the front, where headers lie.
                int bound = random.nextBoolean() ? Math.min(mutated.length, 32) : mutated.length;
                mutated[random.nextInt(bound)] ^= (byte) (1 << random.nextInt(8));
            }
            decodeHostile(vector, mutated);
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void survivesOverwrittenLengths(Vector vector) {
        int[] lengths = {0, 1, 7, 0x7F, 0x7FFF_FFFF, 0x8000_0000, -1, 0x0100_0000, vector.expected().length};
        for (int at = 0; at + Integer.BYTES <= Math.min(64, vector.stored().length); at++) {
            for (int length : lengths) {
                byte[] little = vector.stored().clone();
                Bytes.INT.set(little, at, length);
                decodeHostile(vector, little);
                byte[] big = vector.stored().clone();
                Bytes.BIG_ENDIAN_INT.set(big, at, length);
                decodeHostile(vector, big);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void doesNotBelieveASmallChunkThatClaimsToBeHuge(Vector vector) {
        FilterPipeline pipeline = FilterPipeline.of(vector.filters(), vector.elementSize(), Integer.MAX_VALUE - 8);
        byte[] small = Arrays.copyOf(vector.stored(), Math.min(64, vector.stored().length));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> pipeline.decode(ByteBuffer.wrap(small), vector.mask()))
                .isInstanceOf(Hdf5Exception.class);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(FIXED_ALLOCATION);
    }

    /// Decodes bytes that may be broken: whatever comes out has the size of the chunk, or nothing comes out.
    private static byte[] decodeHostile(Vector vector, byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        byte[] decoded;
        try {
            decoded = vector.pipeline().decode(ByteBuffer.wrap(bytes), vector.mask());
            assertThat(decoded).hasSameSizeAs(vector.expected());
        } catch (Hdf5Exception e) {
            decoded = new byte[0];
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before)
                .isLessThan(FIXED_ALLOCATION + 8L * vector.expected().length);
        return decoded;
    }
}
