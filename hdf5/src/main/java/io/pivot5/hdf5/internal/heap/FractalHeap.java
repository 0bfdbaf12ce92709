package io.pivot5.hdf5.internal.heap;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.LruMap;
import io.pivot5.hdf5.internal.checksum.JenkinsHash;
import io.pivot5.hdf5.internal.filter.FilterPipeline;
import io.pivot5.hdf5.internal.heap.FractalHeapHeader.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/// The objects of a dense group, of dense attributes or of shared messages (specification section III.G).
///
/// Safe for any number of threads; blocks are kept while they fit a few megabytes.
public final class FractalHeap {

    private static final String DIRECT = "fractal heap direct block";
    private static final String INDIRECT = "fractal heap indirect block";
    private static final String OBJECT = "fractal heap object";
    private static final int CHECKSUM_BYTES = 4;
    private static final long CACHED_BYTES = 4L << 20;

    private final FileSource source;
    private final FractalHeapHeader header;
    private final LruMap<Long, ByteBuffer> directBlocks = new LruMap<>(CACHED_BYTES, ByteBuffer::capacity);
    private final LruMap<Long, ByteCursor> indirectBlocks = new LruMap<>(CACHED_BYTES, ByteCursor::remaining);
    private final HugeObjects huge;

    private FractalHeap(FileSource source, FractalHeapHeader header) {
        this.source = source;
        this.header = header;
        this.huge = new HugeObjects(source, header);
    }

    /// The heap at `address`.
    public static FractalHeap read(FileSource source, long address) throws IOException {
        return new FractalHeap(source, FractalHeapHeader.read(source, address));
    }

    /// The bytes of the length of a heap ID.
    public int idLength() {
        return header.idLength();
    }

    /// The object with the ID at the cursor.
    public ByteCursor object(ByteCursor id) throws IOException {
        int start = id.u8();
        if (start >> 6 != 0) {
            throw id.corrupt("the version of a heap ID is not known");
        }
        return switch (start >> 4 & 3) {
            case 0 -> managed(id);
            case 1 -> huge.object(id);
            case 2 -> tiny(id, start);
            default -> throw id.corrupt("the type of a heap ID is not known");
        };
    }

    private ByteCursor tiny(ByteCursor id, int start) throws IOException {
        boolean extended = header.idLength() - 1 > 16;
        int length = extended ? ((start & 0xf) << 8 | id.u8()) + 1 : (start & 0xf) + 1;
        return id.slice(OBJECT, length);
    }

    private ByteCursor managed(ByteCursor id) throws IOException {
        long place = id.unsigned(Math.min(header.table().placeBytes(), Long.BYTES));
        long length = id.unsigned(header.managedLengthBytes());
        Root root = header.root();
        if (root.address() == ByteCursor.UNDEFINED) {
            throw id.corrupt("it points into an empty heap");
        }
        DoublingTable table = header.table();
        if (root.rows() == 0) {
            Child child = new Child(root.address(), table.startBlock(), root.storedSize(), root.filterMask());
            return slice(child, place, length);
        }
        long address = root.address();
        int rows = root.rows();
        long within = place;
        while (true) {
            int row = table.rowOf(within);
            if (row >= rows) {
                throw id.corrupt("it points behind the end of its heap");
            }
            long inRow = within - table.rowStart(row);
            int column = Math.toIntExact(inRow / table.blockSize(row));
            within = inRow % table.blockSize(row);
            Child child = child(address, rows, row, column);
            if (child.address() == ByteCursor.UNDEFINED) {
                throw id.corrupt("it points into a block that is not there");
            }
            if (row < table.directRows()) {
                return slice(child, within, length);
            }
            address = child.address();
            rows = table.rowsOfChild(row);
        }
    }

    private Child child(long address, int rows, int row, int column) throws IOException {
        DoublingTable table = header.table();
        boolean filtered = !header.filters().isEmpty();
        int offsets = source.sizes().offsets();
        long directEntry = offsets + (filtered ? source.sizes().lengths() + 4L : 0);
        long directEntries = (long) table.width() * Math.min(rows, table.directRows());
        long indirectEntries = (long) table.width() * Math.max(0, rows - table.directRows());
        long prefix = 5L + offsets + table.placeBytes();
        long size = prefix + directEntries * directEntry + indirectEntries * offsets + CHECKSUM_BYTES;
        Optional<ByteCursor> cached = indirectBlocks.find(address);
        ByteCursor read = cached.isPresent() ? cached.get() : source.checked(INDIRECT, address, size);
        if (cached.isEmpty()) {
            indirectBlocks.put(address, read);
        }
        ByteCursor block = read.fresh();
        block.signature("FHIB");
        block.version(0, 0);
        long entry = (long) row * table.width() + column;
        boolean direct = row < table.directRows();
        block.skip(prefix
                - 5
                + (direct ? entry * directEntry : directEntries * directEntry + (entry - directEntries) * offsets));
        long child = block.offset();
        long storedSize = direct && filtered ? block.size() : ByteCursor.UNDEFINED;
        int mask = direct && filtered ? block.i32() : 0;
        return new Child(child, table.blockSize(row), storedSize, mask);
    }

    private ByteCursor slice(Child child, long within, long length) throws IOException {
        ByteBuffer block = directBlock(child);
        if (within > block.capacity() - length) {
            throw new CorruptFileException(OBJECT, child.address(), "it does not fit its block");
        }
        return new ByteCursor(
                OBJECT, child.address() + within, block.slice((int) within, (int) length), source.sizes());
    }

    private ByteBuffer directBlock(Child child) throws IOException {
        Optional<ByteBuffer> cached = directBlocks.find(child.address());
        if (cached.isPresent()) {
            return cached.get();
        }
        ByteBuffer block = load(child);
        verify(child, block);
        directBlocks.put(child.address(), block);
        return block;
    }

    private ByteBuffer load(Child child) throws IOException {
        if (header.filters().isEmpty()) {
            ByteCursor cursor = source.metadata(DIRECT, child.address(), child.size());
            return ByteBuffer.wrap(cursor.bytes(child.size()));
        }
        ByteCursor stored = source.metadata(DIRECT, child.address(), child.storedSize());
        FilterPipeline pipeline = FilterPipeline.of(header.filters(), 1, child.size());
        byte[] decoded = pipeline.decode(ByteBuffer.wrap(stored.bytes(child.storedSize())), child.filterMask());
        if (decoded.length != child.size()) {
            throw new CorruptFileException(DIRECT, child.address(), "it is not as long as its row says");
        }
        return ByteBuffer.wrap(decoded);
    }

    private void verify(Child child, ByteBuffer block) throws IOException {
        ByteCursor cursor = new ByteCursor(DIRECT, child.address(), block, source.sizes());
        cursor.signature("FHDB");
        cursor.version(0, 0);
        if (!header.checksums()) {
            return;
        }
        int at = 5 + source.sizes().offsets() + header.table().placeBytes();
        cursor.skip(at - 5L);
        int stored = cursor.i32();
        block.order(ByteOrder.LITTLE_ENDIAN).putInt(at, 0);
        boolean matches = JenkinsHash.of(block, 0, block.capacity()) == stored;
        block.putInt(at, stored);
        if (!matches) {
            throw cursor.corrupt("the checksum does not match");
        }
    }

    /// A block as its parent describes it.
    ///
    /// @param address where it lies
    /// @param size of the block decoded
    /// @param storedSize of a filtered block
    /// @param filterMask of a filtered block
    private record Child(long address, long size, long storedSize, int filterMask) {}
}
