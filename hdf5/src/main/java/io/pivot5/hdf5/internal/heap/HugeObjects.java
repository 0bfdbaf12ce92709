package io.pivot5.hdf5.internal.heap;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.btree.BTreeV2;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.filter.FilterPipeline;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Objects too large for the blocks of their fractal heap: they lie in the file on their own.
final class HugeObjects {

    private static final String STRUCTURE = "huge fractal heap object";

    private final FileSource source;
    private final FractalHeapHeader header;

    HugeObjects(FileSource source, FractalHeapHeader header) {
        this.source = source;
        this.header = header;
    }

    /// The object with the ID at the cursor, which stands behind the first byte.
    ByteCursor object(ByteCursor id) throws IOException {
        boolean filtered = !header.filters().isEmpty();
        int direct = source.sizes().offsets() + source.sizes().lengths();
        if (filtered) {
            direct += 4 + source.sizes().lengths();
        }
        if (header.idLength() - 1 >= direct) {
            return read(id, filtered);
        }
        long key = id.unsigned(Math.min(header.idLength() - 1, Long.BYTES));
        BTreeV2 tree = BTreeV2.read(source, header.hugeTree());
        Place place = new Place(filtered, key);
        tree.forEach(place);
        return place.found(id);
    }

    private ByteCursor read(ByteCursor place, boolean filtered) throws IOException {
        long address = place.offset();
        long length = place.size();
        ByteCursor stored = source.metadata(STRUCTURE, address, length);
        if (!filtered) {
            return stored;
        }
        int mask = place.i32();
        long size = place.size();
        if (size > source.limits().structureBytes()) {
            throw stored.corrupt("it is " + size + " bytes long, more than allowed");
        }
        FilterPipeline pipeline = FilterPipeline.of(header.filters(), 1, size);
        byte[] decoded = pipeline.decode(ByteBuffer.wrap(stored.bytes(length)), mask);
        return new ByteCursor(STRUCTURE, address, ByteBuffer.wrap(decoded), source.sizes());
    }

    /// Looks for the record of one key.
    private final class Place implements BTreeV2.RecordVisitor {

        private final boolean filtered;
        private final long key;
        private ByteCursor record = new ByteCursor(STRUCTURE, 0, ByteBuffer.allocate(0), source.sizes());

        Place(boolean filtered, long key) {
            this.filtered = filtered;
            this.key = key;
        }

        @Override
        public boolean visit(ByteCursor candidate) throws IOException {
            ByteCursor whole = candidate.fresh();
            candidate.offset();
            candidate.size();
            if (filtered) {
                candidate.i32();
                candidate.size();
            }
            if (candidate.size() != key) {
                return true;
            }
            record = whole;
            return false;
        }

        ByteCursor found(ByteCursor id) throws IOException {
            if (record.remaining() == 0) {
                throw new CorruptFileException(STRUCTURE, id.address(), "its B-tree does not know it");
            }
            return read(record, filtered);
        }
    }
}
