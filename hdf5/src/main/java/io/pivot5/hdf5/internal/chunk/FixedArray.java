package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.util.Optional;

/// The index of a dataset that cannot grow (specification section VII.C).
final class FixedArray implements ChunkIndex {

    private static final String HEADER = "fixed array header";
    private static final String BLOCK = "fixed array data block";
    private static final String PAGE = "fixed array data block page";
    private static final int CHECKSUM_BYTES = 4;

    private final ChunkShape shape;
    private final ElementForm form;
    private final Pages pages;
    private final long count;
    private final long pageElements;
    private final long block;
    private final int prefixBytes;

    private FixedArray(FileSource source, ChunkShape shape, ElementForm form, long count, int pageBits, long block) {
        this.shape = shape;
        this.form = form;
        this.pages = new Pages(source);
        this.count = count;
        this.pageElements = 1L << pageBits;
        this.block = block;
        this.prefixBytes = 6 + source.sizes().offsets();
    }

    static FixedArray open(FileSource source, long address, ChunkShape shape) throws IOException {
        ByteCursor cursor = source.checked(
                HEADER, address, 12L + source.sizes().lengths() + source.sizes().offsets());
        cursor.signature("FAHD");
        cursor.version(0, 0);
        int client = cursor.u8();
        ElementForm form = ElementForm.of(cursor, client, cursor.u8(), shape);
        int pageBits = cursor.u8();
        long count = cursor.size();
        long block = cursor.offset();
        if (pageBits > 30 || count > source.length()) {
            throw cursor.corrupt("the number of its elements or pages cannot be");
        }
        return new FixedArray(source, shape, form, count, pageBits, block);
    }

    @Override
    public Optional<Chunk> find(long[] scaled) throws IOException {
        long index = shape.linear(scaled);
        if (block == ByteCursor.UNDEFINED || index < 0 || index >= count) {
            return Optional.empty();
        }
        return count > pageElements ? inPage(index) : inBlock(index);
    }

    private Optional<Chunk> inBlock(long index) throws IOException {
        ByteCursor cursor = pages.read(BLOCK, block, prefixBytes + count * form.bytes() + CHECKSUM_BYTES);
        cursor.signature("FADB");
        cursor.skip(prefixBytes - 4 + index * form.bytes());
        return form.decode(cursor);
    }

    private Optional<Chunk> inPage(long index) throws IOException {
        long pageCount = (count + pageElements - 1) / pageElements;
        long bitmapBytes = (pageCount + 7) / 8;
        long headBytes = prefixBytes + bitmapBytes + CHECKSUM_BYTES;
        ByteCursor head = pages.read(BLOCK, block, headBytes);
        head.signature("FADB");
        long page = index / pageElements;
        head.skip(prefixBytes - 4 + page / 8);
        if ((head.u8() & 0x80 >> page % 8) == 0) {
            return Optional.empty();
        }
        long elements = Math.min(pageElements, count - page * pageElements);
        long address = block + headBytes + page * (pageElements * form.bytes() + CHECKSUM_BYTES);
        ByteCursor cursor = pages.read(PAGE, address, elements * form.bytes() + CHECKSUM_BYTES);
        cursor.skip(index % pageElements * form.bytes());
        return form.decode(cursor);
    }
}
