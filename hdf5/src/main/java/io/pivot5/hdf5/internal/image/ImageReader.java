package io.pivot5.hdf5.internal.image;

import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.hdf5.io.ReadPurpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/// Serves metadata from entries of a cache image where they cover it, and everything else from the file.
final class ImageReader implements RangeReader {

    private final RangeReader source;
    private final NavigableMap<Long, ByteBuffer> entries;

    ImageReader(RangeReader source, NavigableMap<Long, ByteBuffer> entries) {
        this.source = source;
        this.entries = entries;
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
        Map.Entry<Long, ByteBuffer> entry = entries.floorEntry(position);
        if (purpose == ReadPurpose.METADATA && entry != null) {
            long from = position - entry.getKey();
            if (from <= entry.getValue().capacity() - (long) target.remaining()) {
                target.put(entry.getValue().slice((int) from, target.remaining()));
                return;
            }
        }
        source.readFully(position, target, purpose);
    }

    @Override
    public void expect(List<Long> positions, int count) throws IOException {
        source.expect(positions, count);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
