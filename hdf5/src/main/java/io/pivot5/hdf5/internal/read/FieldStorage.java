package io.pivot5.hdf5.internal.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// One member of compound elements.
///
/// @param whole where the compound elements are
/// @param offset where the member begins in them
public record FieldStorage(Storage whole, int offset) implements Storage {

    @Override
    public void read(Slab slab, RunSink sink, Cancellation cancellation) throws IOException {
        whole.read(slab, new Shifted(sink, offset), cancellation);
    }

    @Override
    public void readPoints(List<Slab> points, RunSink sink, Cancellation cancellation) throws IOException {
        whole.readPoints(points, new Shifted(sink, offset), cancellation);
    }

    private record Shifted(RunSink sink, int offset) implements RunSink {

        @Override
        public ByteOrder order() {
            return sink.order();
        }

        @Override
        public void accept(ByteBuffer source, int at, int stride, int count, int target) {
            sink.accept(source, at + offset, stride, count, target);
        }
    }
}
