package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import io.pivot5.hdf5.io.MemoryRangeReader;
import io.pivot5.hdf5.walk.FileWalk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Walks broken variants of small files: only [Hdf5Exception] may come out, within a budget of time and memory each.
///
/// `-Dpivot5.mutations=1000000` runs that many random mutations of each file instead of the usual number,
/// `-Dpivot5.seed` starts them elsewhere.
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class MalformedFileTest {

    private static final int MUTATIONS = Integer.getInteger("pivot5.mutations", 7_000);
    private static final long SEED = Long.getLong("pivot5.seed", 20_261_121L);
    private static final long MEMORY_BYTES = 256L << 20;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final long VALUE_BYTES = 1 << 18;
    private static final Hdf5Options OPTIONS = Hdf5Options.standard()
            .withLimits(new Limits(4 << 20, 4 << 20, 4 << 20, 100_000))
            .withReading(new ReadSettings(Runnable::run, 1, 1, 0, 1 << 20));

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    static List<String> names() {
        return SmallFiles.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void survivesTruncationAtEveryOffset(String name) throws IOException {
        Mutations mutations = new Mutations(SmallFiles.bytes(name));
        int length = SmallFiles.bytes(name).length;
        int step = Math.max(1, length / 7_000);
        for (int i = 0; i < length; i += step) {
            walk(mutations.truncated(i), name + " truncated to " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void survivesFlippedBitsAndOverwrittenNumbers(String name) throws IOException {
        Mutations mutations = new Mutations(SmallFiles.bytes(name));
        for (int i = 0; i < MUTATIONS; i++) {
            walk(mutations.random(new SplittableRandom(SEED + i)), name + " seed " + (SEED + i));
        }
    }

    // An error is what this test is to find, so it has to be told with the mutation that brought it.
    private void walk(byte[] bytes, String mutation) {
        long memory = threads.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            FileWalk.walk(Hdf5File.open(new MemoryRangeReader(ByteBuffer.wrap(bytes)), OPTIONS), VALUE_BYTES, _ -> {});
        } catch (Hdf5Exception _) {
            // What a broken file is to give.
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            fail(mutation, e);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - memory)
                .as("%s: bytes allocated", mutation)
                .isLessThan(MEMORY_BYTES);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).as(mutation).isLessThan(TIME);
    }
}
