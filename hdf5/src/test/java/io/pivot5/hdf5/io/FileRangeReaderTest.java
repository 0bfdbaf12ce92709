package io.pivot5.hdf5.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRangeReaderTest extends RangeReaderContract {

    @TempDir
    private Path directory;

    @Override
    RangeReader reader(byte[] content) throws IOException {
        return FileRangeReader.open(Files.write(directory.resolve("content"), content));
    }

    @Test
    void keepsReadingAfterAnInterruptOfOneThread() throws IOException {
        byte[] content = {1, 2, 3};
        try (RangeReader reader = reader(content)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> reader.readFully(0, ByteBuffer.allocate(3)))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            ByteBuffer target = ByteBuffer.allocate(3);

            reader.readFully(0, target);

            assertThat(target.array()).isEqualTo(content);
        }
    }

    @Test
    void refusesToReadOnceItIsClosed() throws IOException {
        RangeReader reader = reader(new byte[3]);
        reader.close();

        assertThatThrownBy(() -> reader.readFully(0, ByteBuffer.allocate(3)))
                .isInstanceOf(ClosedChannelException.class);
    }
}
