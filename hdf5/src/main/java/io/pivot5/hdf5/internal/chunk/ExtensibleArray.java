package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;
import java.util.Optional;

/// The index of a dataset that grows in one direction (specification section VII.D).
final class ExtensibleArray implements ChunkIndex {

    private static final String INDEX = "extensible array index block";
    private static final String SECONDARY = "extensible array secondary block";
    private static final String BLOCK = "extensible array data block";
    private static final String PAGE = "extensible array data block page";
    private static final int CHECKSUM_BYTES = 4;

    private final ChunkShape shape;
    private final ExtensibleArrayHeader header;
    private final Pages pages;
    private final int offsets;

    private ExtensibleArray(FileSource source, ChunkShape shape, ExtensibleArrayHeader header) {
        this.shape = shape;
        this.header = header;
        this.pages = new Pages(source);
        this.offsets = source.sizes().offsets();
    }

    static ExtensibleArray open(FileSource source, long address, ChunkShape shape) throws IOException {
        return new ExtensibleArray(source, shape, ExtensibleArrayHeader.read(source, address, shape));
    }

    @Override
    public Optional<Chunk> find(long[] scaled) throws IOException {
        long index = shape.swizzled(scaled);
        if (header.indexBlock() == ByteCursor.UNDEFINED || index < 0) {
            return Optional.empty();
        }
        ByteCursor block = indexBlock();
        if (index < header.indexElements()) {
            block.skip(index * header.form().bytes());
            return header.form().decode(block);
        }
        block.skip((long) header.indexElements() * header.form().bytes());
        long element = index - header.indexElements();
        int level = header.levelOf(element);
        if (level >= header.levels()) {
            return Optional.empty();
        }
        long inLevel = element - header.levelStart(level);
        if (level >= header.levelsInIndex()) {
            return inSecondary(block, level, inLevel);
        }
        long number = header.firstBlock(level) + inLevel / header.blockElements(level);
        block.skip(number * offsets);
        return inBlock(block.offset(), level, inLevel % header.blockElements(level), true);
    }

    private ByteCursor indexBlock() throws IOException {
        long addresses = header.blocksInIndex() + (long) header.levels() - header.levelsInIndex();
        long size = 6L
                + offsets
                + (long) header.indexElements() * header.form().bytes()
                + addresses * offsets
                + CHECKSUM_BYTES;
        ByteCursor cursor = pages.read(INDEX, header.indexBlock(), size);
        cursor.signature("EAIB");
        cursor.skip(2L + offsets);
        return cursor;
    }

    private Optional<Chunk> inSecondary(ByteCursor index, int level, long inLevel) throws IOException {
        index.skip((header.blocksInIndex() + (long) level - header.levelsInIndex()) * offsets);
        long address = index.offset();
        if (address == ByteCursor.UNDEFINED) {
            return Optional.empty();
        }
        long elements = header.blockElements(level);
        long bitmapBytes = paged(level) ? ((elements >> header.pageBits()) + 7) / 8 : 0;
        long blocks = header.blocks(level);
        long prefixBytes = 6L + offsets + header.indexBytes();
        long size = prefixBytes + blocks * bitmapBytes + blocks * offsets + CHECKSUM_BYTES;
        ByteCursor cursor = pages.read(SECONDARY, address, size);
        cursor.signature("EASB");
        cursor.skip(prefixBytes - 4);
        long number = inLevel / elements;
        boolean written = true;
        if (paged(level)) {
            long page = inLevel % elements >> header.pageBits();
            ByteCursor bitmaps = cursor.slice(SECONDARY, blocks * bitmapBytes);
            bitmaps.skip(number * bitmapBytes + page / 8);
            written = (bitmaps.u8() & 0x80 >> page % 8) != 0;
        }
        cursor.skip(number * offsets);
        return inBlock(cursor.offset(), level, inLevel % elements, written);
    }

    private boolean paged(int level) {
        return header.blockElements(level) > 1L << header.pageBits();
    }

    private Optional<Chunk> inBlock(long address, int level, long inBlock, boolean written) throws IOException {
        if (address == ByteCursor.UNDEFINED || !written) {
            return Optional.empty();
        }
        int bytes = header.form().bytes();
        long prefixBytes = 6L + offsets + header.indexBytes();
        if (!paged(level)) {
            long size = prefixBytes + header.blockElements(level) * bytes + CHECKSUM_BYTES;
            ByteCursor cursor = pages.read(BLOCK, address, size);
            cursor.signature("EADB");
            cursor.skip(prefixBytes - 4 + inBlock * bytes);
            return header.form().decode(cursor);
        }
        long pageElements = 1L << header.pageBits();
        long pageBytes = pageElements * bytes + CHECKSUM_BYTES;
        long page = inBlock / pageElements;
        ByteCursor cursor = pages.read(PAGE, address + prefixBytes + CHECKSUM_BYTES + page * pageBytes, pageBytes);
        cursor.skip(inBlock % pageElements * bytes);
        return header.form().decode(cursor);
    }
}
