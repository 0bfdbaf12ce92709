package io.pivot5.hdf5.internal.heap;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.Bits;
import io.pivot5.hdf5.internal.bytes.ByteCursor;

/// The shape of a fractal heap: rows of equally many blocks, each row of blocks twice as large as the row before.
///
/// @param width how many blocks a row has
/// @param startBlock the bytes of a block of the first two rows
/// @param maxDirect the bytes of the largest block that holds objects itself
/// @param heapBits the width in bits of a place in the heap
record DoublingTable(int width, long startBlock, long maxDirect, int heapBits) {

    static DoublingTable decode(ByteCursor cursor) throws CorruptFileException {
        int width = cursor.u16();
        long startBlock = cursor.size();
        long maxDirect = cursor.size();
        int heapBits = cursor.u16();
        if (!Bits.isPowerOfTwo(width)
                || !Bits.isPowerOfTwo(startBlock)
                || !Bits.isPowerOfTwo(maxDirect)
                || maxDirect < startBlock
                || maxDirect > Integer.MAX_VALUE
                || heapBits < 1
                || heapBits > Long.SIZE) {
            throw cursor.corrupt("its doubling table cannot be");
        }
        return new DoublingTable(width, startBlock, maxDirect, heapBits);
    }

    /// How many bytes a place in the heap takes.
    int placeBytes() {
        return (heapBits + 7) / 8;
    }

    /// How many rows hold direct blocks.
    int directRows() {
        return Bits.log2(maxDirect) - Bits.log2(startBlock) + 2;
    }

    /// The size of a block in `row`.
    long blockSize(int row) {
        return row == 0 ? startBlock : startBlock << (row - 1);
    }

    /// Where `row` begins in the space of its indirect block.
    long rowStart(int row) {
        return row == 0 ? 0 : (startBlock * width) << (row - 1);
    }

    /// The row that holds `place`.
    int rowOf(long place) {
        long firstRow = startBlock * width;
        return place < firstRow ? 0 : Bits.log2(place) - Bits.log2(firstRow) + 1;
    }

    /// How many rows the indirect block has that fills a block of `row`.
    int rowsOfChild(int row) {
        return Bits.log2(blockSize(row)) - Bits.log2(startBlock * width) + 1;
    }

    /// The greatest number of rows there can be.
    int mostRows() {
        return Math.min(heapBits, 62) - Bits.log2(startBlock * width) + 1;
    }
}
