package io.pivot5.hdf5.internal.chunk;

import io.pivot5.hdf5.internal.bytes.Bits;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;

/// The header of an extensible array (specification section VII.D) and the shape that follows from it.
///
/// @param form of an element
/// @param indexBits the width in bits of an element's number
/// @param indexElements how many elements the index block holds itself
/// @param leastElements how many elements the smallest data block holds
/// @param leastPointers how many data blocks the smallest secondary block points at
/// @param pageBits how many elements a page holds, as a power of two
/// @param indexBlock the address of the index block
record ExtensibleArrayHeader(
        ElementForm form,
        int indexBits,
        int indexElements,
        int leastElements,
        int leastPointers,
        int pageBits,
        long indexBlock) {

    private static final String STRUCTURE = "extensible array header";

    static ExtensibleArrayHeader read(FileSource source, long address, ChunkShape shape) throws IOException {
        long size = 12L + 6L * source.sizes().lengths() + source.sizes().offsets() + 4;
        ByteCursor cursor = source.checked(STRUCTURE, address, size);
        cursor.signature("EAHD");
        cursor.version(0, 0);
        int client = cursor.u8();
        ElementForm form = ElementForm.of(cursor, client, cursor.u8(), shape);
        int indexBits = cursor.u8();
        int indexElements = cursor.u8();
        int leastElements = cursor.u8();
        int leastPointers = cursor.u8();
        int pageBits = cursor.u8();
        cursor.skip(6L * source.sizes().lengths());
        if (indexBits > Long.SIZE
                || pageBits > 30
                || !Bits.isPowerOfTwo(leastElements)
                || !Bits.isPowerOfTwo(leastPointers)
                || indexBits < Bits.log2(leastElements)
                || 1 + indexBits - Bits.log2(leastElements) < 2 * Bits.log2(leastPointers)) {
            throw cursor.corrupt("its creation parameters cannot be");
        }
        return new ExtensibleArrayHeader(
                form, indexBits, indexElements, leastElements, leastPointers, pageBits, cursor.offset());
    }

    /// How many bytes the number of an element takes.
    int indexBytes() {
        return (indexBits + 7) / 8;
    }

    /// How many levels of secondary blocks there can be.
    int levels() {
        return 1 + indexBits - Bits.log2(leastElements);
    }

    /// How many of these levels have their data blocks in the index block.
    int levelsInIndex() {
        return 2 * Bits.log2(leastPointers);
    }

    /// How many data blocks the index block points at.
    int blocksInIndex() {
        return 2 * (leastPointers - 1);
    }

    /// How many data blocks `level` has.
    long blocks(int level) {
        return 1L << (level / 2);
    }

    /// How many elements a data block of `level` has.
    long blockElements(int level) {
        return (1L << ((level + 1) / 2)) * leastElements;
    }

    /// The first element of `level`, not counting those in the index block.
    long levelStart(int level) {
        return leastElements * ((1L << level) - 1);
    }

    /// The first data block of `level`.
    long firstBlock(int level) {
        long count = 0;
        for (int i = 0; i < level; i++) {
            count += blocks(i);
        }
        return count;
    }

    /// The level that holds `element`, not counting those in the index block.
    int levelOf(long element) {
        return Bits.log2(element / leastElements + 1);
    }
}
