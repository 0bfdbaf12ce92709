package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.ReferenceValue;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.heap.GlobalHeap;
import io.pivot5.hdf5.type.Reference;
import java.io.IOException;
import java.util.List;

/// Decodes the stored forms of references, old and new.
public final class ReferenceDecoder {

    private static final int EXTERNAL = 1;
    private static final int OBJECT = 2;
    private static final int REGION = 3;
    private static final int ATTRIBUTE = 4;

    private final GlobalHeap heap;
    private final Extents extents;

    ReferenceDecoder(GlobalHeap heap, Extents extents) {
        this.heap = heap;
        this.extents = extents;
    }

    /// Knows the dimensions of a dataset by the address of its header.
    @FunctionalInterface
    public interface Extents {

        /// The dimensions.
        List<Long> of(long address) throws IOException;
    }

    /// What the reference at the cursor points at.
    ReferenceValue decode(Reference type, ByteCursor cursor) throws IOException {
        try {
            return switch (type.kind()) {
                case OBJECT -> object(cursor);
                case REGION -> region(cursor);
                case STANDARD_OBJECT, STANDARD_REGION, STANDARD_ATTRIBUTE -> standard(cursor);
            };
        } catch (Hdf5Exception e) {
            return new ReferenceValue.Unresolved(String.valueOf(e.getMessage()));
        }
    }

    private static ReferenceValue object(ByteCursor cursor) throws IOException {
        long address = cursor.offset();
        return address == 0 || address == ByteCursor.UNDEFINED
                ? new ReferenceValue.Nothing()
                : new ReferenceValue.ToObject(address);
    }

    private ReferenceValue region(ByteCursor cursor) throws IOException {
        long collection = cursor.offset();
        long index = cursor.u32();
        if (collection == 0 || collection == ByteCursor.UNDEFINED) {
            return new ReferenceValue.Nothing();
        }
        ByteCursor stored = heap.object(collection, index);
        long address = stored.offset();
        return new ReferenceValue.ToRegion(address, RegionDecoder.decode(stored, extents.of(address)));
    }

    /// The forms of HDF5 1.12: a type, flags, and the rest either here or in the global heap.
    private ReferenceValue standard(ByteCursor cursor) throws IOException {
        int kind = cursor.u8();
        int flags = cursor.u8();
        if (kind == 0) {
            return new ReferenceValue.Nothing();
        }
        if ((flags & EXTERNAL) != 0) {
            throw new UnsupportedFeatureException("reference into another file", cursor.address());
        }
        return switch (kind) {
            case OBJECT -> new ReferenceValue.ToObject(token(cursor));
            case REGION -> {
                ByteCursor stored = stored(cursor);
                long address = token(stored);
                long size = stored.u32();
                int rank = (int) stored.u32();
                List<Long> extent = extents.of(address);
                if (rank != extent.size()) {
                    throw stored.corrupt("a region has " + rank + " dimensions, its dataset " + extent.size());
                }
                yield new ReferenceValue.ToRegion(address, RegionDecoder.decode(stored.slice("region", size), extent));
            }
            case ATTRIBUTE -> {
                ByteCursor stored = stored(cursor);
                long address = token(stored);
                yield new ReferenceValue.ToAttribute(address, stored.text(stored.u16()));
            }
            default -> throw new UnsupportedFeatureException("reference type " + kind, cursor.address());
        };
    }

    private ByteCursor stored(ByteCursor cursor) throws IOException {
        cursor.skip(4);
        return heap.object(cursor.offset(), cursor.u32());
    }

    private static long token(ByteCursor cursor) throws IOException {
        return cursor.unsigned(cursor.u8());
    }
}
