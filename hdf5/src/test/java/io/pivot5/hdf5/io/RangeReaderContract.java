package io.pivot5.hdf5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every range reader promises.
abstract class RangeReaderContract {

    private static final int LENGTH = 200_000;

    abstract RangeReader reader(byte[] content) throws IOException;

    @Test
    void knowsItsLength() throws IOException {
        try (RangeReader reader = reader(content())) {
            assertThat(reader.length()).isEqualTo(LENGTH);
        }
    }

    @ParameterizedTest
    @EnumSource(ReadPurpose.class)
    void readsAnyRangeInAnyOrder(ReadPurpose purpose) throws IOException {
        byte[] content = content();
        SplittableRandom random = new SplittableRandom(7);
        try (RangeReader reader = reader(content)) {
            for (int i = 0; i < 300; i++) {
                int from = random.nextInt(LENGTH + 1);
                int count = random.nextInt(Math.min(LENGTH - from, 70_000) + 1);
                ByteBuffer target = ByteBuffer.allocate(count);

                reader.readFully(from, target, purpose);

                assertThat(target.flip()).isEqualTo(ByteBuffer.wrap(content, from, count));
            }
        }
    }

    @Test
    void leavesWhatLiesOutsideTheBufferAlone() throws IOException {
        byte[] content = content();
        try (RangeReader reader = reader(content)) {
            ByteBuffer target = ByteBuffer.allocate(10).position(3).limit(7);

            reader.readFully(100, target);

            assertThat(target.position()).isEqualTo(7);
            assertThat(target.array()[2]).isZero();
            assertThat(target.array()[3]).isEqualTo(content[100]);
            assertThat(target.array()[6]).isEqualTo(content[103]);
            assertThat(target.array()[7]).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(ReadPurpose.class)
    void failsBehindTheEnd(ReadPurpose purpose) throws IOException {
        try (RangeReader reader = reader(content())) {
            assertThatThrownBy(() -> reader.readFully(LENGTH - 3, ByteBuffer.allocate(4), purpose))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void givesItsStart() throws IOException {
        byte[] content = content();
        try (RangeReader reader = reader(content)) {
            assertThat(reader.readPrefix(1000)).isEqualTo(ByteBuffer.wrap(content, 0, 1000));
            assertThat(reader.readPrefix(LENGTH + 5)).isEqualTo(ByteBuffer.wrap(content));
        }
    }

    private static byte[] content() {
        byte[] content = new byte[LENGTH];
        new SplittableRandom(3).nextBytes(content);
        return content;
    }
}
