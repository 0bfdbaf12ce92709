package io.pivot5.hdf5.internal.checksum;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JenkinsHashTest {

    @Test
    void givesTheValuesOfItsAuthor() {
        assertThat(hash("")).isEqualTo(0xdeadbeef);
        assertThat(hash("Four score and seven years ago")).isEqualTo(0x17770551);
    }

    @Test
    void readsOnlyWhatItIsTold() {
        byte[] bytes = "xxFour score and seven years agoyy".getBytes(StandardCharsets.US_ASCII);

        assertThat(JenkinsHash.of(ByteBuffer.wrap(bytes), 2, bytes.length - 4)).isEqualTo(0x17770551);
    }

    private static int hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return JenkinsHash.of(ByteBuffer.wrap(bytes), 0, bytes.length);
    }
}
