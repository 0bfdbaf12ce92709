package io.pivot5.hdf5.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Counts the requests and bytes that reach another reader, metadata and payload apart.
public final class CountingRangeReader implements RangeReader {

    private final RangeReader source;
    private final LongAdder metadataRequests = new LongAdder();
    private final LongAdder metadataBytes = new LongAdder();
    private final LongAdder payloadRequests = new LongAdder();
    private final LongAdder payloadBytes = new LongAdder();

    /// Counts what reaches `source`.
    public CountingRangeReader(RangeReader source) {
        this.source = source;
    }

    /// What was counted so far.
    ///
    /// @param metadataRequests requests for structures of the format
    /// @param metadataBytes bytes of these
    /// @param payloadRequests requests for raw data
    /// @param payloadBytes bytes of these
    public record Counts(long metadataRequests, long metadataBytes, long payloadRequests, long payloadBytes) {

        /// Requests of both kinds.
        public long requests() {
            return metadataRequests + payloadRequests;
        }

        /// What came after `earlier`.
        public Counts since(Counts earlier) {
            return new Counts(
                    metadataRequests - earlier.metadataRequests,
                    metadataBytes - earlier.metadataBytes,
                    payloadRequests - earlier.payloadRequests,
                    payloadBytes - earlier.payloadBytes);
        }
    }

    /// The counts now.
    public Counts counts() {
        return new Counts(metadataRequests.sum(), metadataBytes.sum(), payloadRequests.sum(), payloadBytes.sum());
    }

    @Override
    public long length() throws IOException {
        return source.length();
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
        readFully(position, target, ReadPurpose.PAYLOAD);
    }

    @Override
    public void readFully(long position, ByteBuffer target, ReadPurpose purpose) throws IOException {
        count(purpose, target.remaining());
        source.readFully(position, target, purpose);
    }

    @Override
    public ByteBuffer readPrefix(int most) throws IOException {
        ByteBuffer prefix = source.readPrefix(most);
        count(ReadPurpose.METADATA, prefix.remaining());
        return prefix;
    }

    @Override
    public void expect(List<Long> positions, int count) throws IOException {
        source.expect(positions, count);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void count(ReadPurpose purpose, int bytes) {
        switch (purpose) {
            case METADATA -> {
                metadataRequests.increment();
                metadataBytes.add(bytes);
            }
            case PAYLOAD -> {
                payloadRequests.increment();
                payloadBytes.add(bytes);
            }
        }
    }
}
