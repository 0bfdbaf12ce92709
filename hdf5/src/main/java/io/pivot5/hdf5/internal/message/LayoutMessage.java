package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The data layout message (specification section IV.A.2.i), versions 1 to 5.
public sealed interface LayoutMessage {

    /// The data stand in the message itself.
    ///
    /// @param data the raw bytes
    record Compact(ByteCursor data) implements LayoutMessage {}

    /// The data lie in one piece.
    ///
    /// @param address where, or undefined if nothing was written
    /// @param size how many bytes, or undefined in old files
    record Contiguous(long address, long size) implements LayoutMessage {}

    /// The data lie in chunks.
    ///
    /// @param dimensions of a chunk, without the element size
    /// @param plainEdges whether chunks that reach over the edge are not filtered
    /// @param index how to find them
    record Chunked(List<Long> dimensions, boolean plainEdges, Index index) implements LayoutMessage {

        /// Copies the list.
        public Chunked {
            dimensions = List.copyOf(dimensions);
        }
    }

    /// The data lie in other datasets.
    record Virtual() implements LayoutMessage {}

    /// How the chunks of a dataset are found.
    ///
    /// @param kind of index
    /// @param address where it lies, or undefined if nothing was written
    /// @param storedSize of a filtered single chunk, otherwise undefined
    /// @param filterMask of a filtered single chunk
    record Index(Kind kind, long address, long storedSize, int filterMask) {

        /// The kinds of chunk index.
        public enum Kind {
            /// A version 1 B-tree.
            BTREE_V1,
            /// There is only one chunk.
            SINGLE,
            /// Chunks follow each other.
            IMPLICIT,
            /// A fixed array.
            FIXED_ARRAY,
            /// An extensible array.
            EXTENSIBLE_ARRAY,
            /// A version 2 B-tree.
            BTREE_V2
        }

        private static Index at(Kind kind, long address) {
            return new Index(kind, address, ByteCursor.UNDEFINED, 0);
        }
    }

    /// The layout at the cursor.
    static LayoutMessage decode(ByteCursor cursor) throws IOException {
        int version = cursor.version(1, 5);
        return version < 3 ? decodeOld(cursor) : decodeNew(cursor, version);
    }

    private static LayoutMessage decodeOld(ByteCursor cursor) throws IOException {
        int rank = cursor.u8();
        int kind = cursor.u8();
        cursor.skip(5);
        long address = kind == 0 ? ByteCursor.UNDEFINED : cursor.offset();
        List<Long> dimensions = dimensions(cursor, rank, 4);
        return switch (kind) {
            case 0 -> new Compact(cursor.slice("compact data", cursor.u32()));
            case 1 -> new Contiguous(address, ByteCursor.UNDEFINED);
            case 2 -> chunked(cursor, dimensions, false, Index.at(Index.Kind.BTREE_V1, address));
            default -> throw cursor.corrupt("the layout class " + kind + " is not known");
        };
    }

    private static LayoutMessage decodeNew(ByteCursor cursor, int version) throws IOException {
        int kind = cursor.u8();
        return switch (kind) {
            case 0 -> new Compact(cursor.slice("compact data", cursor.u16()));
            case 1 -> new Contiguous(cursor.offset(), cursor.length());
            case 2 -> version == 3 ? decodeTree(cursor) : decodeIndexed(cursor);
            case 3 -> new Virtual();
            default -> throw new UnsupportedFeatureException("layout class " + kind, cursor.address());
        };
    }

    private static LayoutMessage decodeTree(ByteCursor cursor) throws IOException {
        int rank = cursor.u8();
        long address = cursor.offset();
        return chunked(cursor, dimensions(cursor, rank, 4), false, Index.at(Index.Kind.BTREE_V1, address));
    }

    private static LayoutMessage decodeIndexed(ByteCursor cursor) throws IOException {
        int flags = cursor.u8();
        int rank = cursor.u8();
        List<Long> dimensions = dimensions(cursor, rank, cursor.u8());
        int kind = cursor.u8();
        Index index = switch (kind) {
            case 1 -> single(cursor, (flags & 2) != 0);
            case 2 -> Index.at(Index.Kind.IMPLICIT, cursor.offset());
            case 3 -> after(cursor, 1, Index.Kind.FIXED_ARRAY);
            case 4 -> after(cursor, 5, Index.Kind.EXTENSIBLE_ARRAY);
            case 5 -> after(cursor, 6, Index.Kind.BTREE_V2);
            default -> throw new UnsupportedFeatureException("chunk index type " + kind, cursor.address());
        };
        return chunked(cursor, dimensions, (flags & 1) != 0, index);
    }

    private static Index single(ByteCursor cursor, boolean filtered) throws IOException {
        long size = filtered ? cursor.size() : ByteCursor.UNDEFINED;
        int mask = filtered ? cursor.i32() : 0;
        return new Index(Index.Kind.SINGLE, cursor.offset(), size, mask);
    }

    /// The creation parameters stand in the header of the index again, so they are stepped over.
    private static Index after(ByteCursor cursor, int parameters, Index.Kind kind) throws IOException {
        cursor.skip(parameters);
        return Index.at(kind, cursor.offset());
    }

    private static List<Long> dimensions(ByteCursor cursor, int rank, int width) throws IOException {
        List<Long> dimensions = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            dimensions.add(cursor.unsigned(width));
        }
        return dimensions;
    }

    private static Chunked chunked(ByteCursor cursor, List<Long> stored, boolean plainEdges, Index index)
            throws IOException {
        if (stored.size() < 2 || stored.contains(0L)) {
            throw cursor.corrupt("the dimensions of a chunk cannot be");
        }
        return new Chunked(stored.subList(0, stored.size() - 1), plainEdges, index);
    }
}
