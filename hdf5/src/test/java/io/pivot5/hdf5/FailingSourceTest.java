package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.io.MemoryRangeReader;
import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.hdf5.io.ReadPurpose;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Reads that the source, the caller or an interrupt ends half way.
class FailingSourceTest {

    @Test
    void tellsTheFailureOfTheSource() throws IOException {
        Dataset dataset = dataset(2);

        assertThatThrownBy(() -> dataset.readDoubles(Selection.all()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(Hdf5Exception.class)
                .hasMessage("connection reset");
    }

    @Test
    void readsAgainAfterAFailure() throws IOException {
        Dataset failing = dataset(2);
        assertThatThrownBy(() -> failing.readDoubles(Selection.all())).isInstanceOf(IOException.class);

        assertThat(failing.readDoubles(Selection.all())).hasSize(60).startsWith(0, 1, 2);
    }

    @Test
    void endsBetweenChunksWhenTheCallerSaysSo() throws IOException {
        Dataset dataset = dataset(Integer.MAX_VALUE);
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() ->
                        dataset.readRaw(Selection.all(), ByteBuffer.allocate(240), () -> asked.incrementAndGet() > 3))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void endsWhenTheThreadIsInterruptedAndKeepsTheMark() throws IOException {
        Dataset dataset = dataset(Integer.MAX_VALUE);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> dataset.readDoubles(Selection.all())).isInstanceOf(InterruptedIOException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesSelectionsThatDoNotFit() throws IOException {
        Dataset dataset = dataset(Integer.MAX_VALUE);

        assertThatThrownBy(() -> dataset.readDoubles(Selection.of(Range.between(0, 6))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dataset.readDoubles(Selection.of(Range.between(0, 7), Range.between(0, 10))))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> dataset.readStrings(Selection.all())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> dataset.readRaw(Selection.all(), ByteBuffer.allocate(239), () -> false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// A dataset of nine chunks, of whose payload requests the one with the number `failing` fails.
    private static Dataset dataset(int failing) throws IOException {
        RangeReader source = new Failing(new MemoryRangeReader(ByteBuffer.wrap(SmallFiles.bytes("old.h5"))), failing);
        ReadSettings standard = ReadSettings.standard();
        Hdf5Options options = Hdf5Options.standard().withReading(new ReadSettings(standard.executor(), 2, 2, 0, 16));
        return (Dataset) Hdf5File.open(source, options).object("/numbers").orElseThrow();
    }

    private static final class Failing implements RangeReader {

        private final RangeReader source;
        private final AtomicInteger left;

        Failing(RangeReader source, int failing) {
            this.source = source;
            this.left = new AtomicInteger(failing);
        }

        @Override
        public long length() throws IOException {
            return source.length();
        }

        @Override
        public void readFully(long position, ByteBuffer target) throws IOException {
            source.readFully(position, target);
        }

        @Override
        public void readFully(long position, ByteBuffer target, ReadPurpose purpose) throws IOException {
            if (purpose == ReadPurpose.PAYLOAD && left.decrementAndGet() == 0) {
                throw new IOException("connection reset");
            }
            source.readFully(position, target, purpose);
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
