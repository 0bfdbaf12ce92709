package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.ReferenceValue.Region;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// A stored selection (specification section VIII.C, dataspace selection), versions 1 to 3.
final class RegionDecoder {

    private static final int MOST_DIMENSIONS = 32;

    private RegionDecoder() {}

    /// The selection at the cursor, of a dataset of `extent`.
    static Region decode(ByteCursor cursor, List<Long> extent) throws IOException {
        int kind = (int) cursor.u32();
        int version = (int) cursor.u32();
        return switch (kind) {
            case 0 -> new Region(extent.size(), 0, List.of(), List.of());
            case 1 -> points(cursor, version);
            case 2 -> version == 1 ? blocks(cursor) : newHyperslab(cursor, version);
            case 3 -> all(extent);
            default -> throw new UnsupportedFeatureException("selection type " + kind, cursor.address());
        };
    }

    private static Region all(List<Long> extent) {
        long count = 1;
        for (long each : extent) {
            count *= each;
        }
        List<Long> lowest =
                count == 0 ? List.of() : extent.stream().map(_ -> 0L).toList();
        List<Long> highest =
                count == 0 ? List.of() : extent.stream().map(each -> each - 1).toList();
        return new Region(extent.size(), count, lowest, highest);
    }

    private static Region points(ByteCursor cursor, int version) throws IOException {
        int width = 4;
        if (version == 1) {
            cursor.skip(8);
        } else {
            width = width(cursor);
        }
        int rank = rank(cursor);
        long count = cursor.unsigned(width);
        Bounds bounds = new Bounds(rank);
        checkCount(cursor, count, rank * (long) width);
        for (long i = 0; i < count; i++) {
            long[] place = places(cursor, rank, width);
            bounds.include(place, place);
        }
        return bounds.region(count);
    }

    private static Region blocks(ByteCursor cursor) throws IOException {
        cursor.skip(8);
        int rank = rank(cursor);
        return listed(cursor, rank, 4);
    }

    private static Region newHyperslab(ByteCursor cursor, int version) throws IOException {
        if (version != 2 && version != 3) {
            throw cursor.corrupt("the version of a selection is not known");
        }
        int flags = cursor.u8();
        int width;
        if (version == 2) {
            cursor.skip(4);
            width = 8;
        } else {
            width = width(cursor);
        }
        int rank = rank(cursor);
        return (flags & 1) != 0 ? regular(cursor, rank, width) : listed(cursor, rank, width);
    }

    private static Region listed(ByteCursor cursor, int rank, int width) throws IOException {
        long count = cursor.unsigned(width);
        checkCount(cursor, count, 2L * rank * width);
        Bounds bounds = new Bounds(rank);
        long elements = 0;
        for (long i = 0; i < count; i++) {
            long[] from = places(cursor, rank, width);
            long[] to = places(cursor, rank, width);
            bounds.include(from, to);
            elements += volume(cursor, from, to);
        }
        return bounds.region(elements);
    }

    private static Region regular(ByteCursor cursor, int rank, int width) throws IOException {
        long[] from = new long[rank];
        long[] to = new long[rank];
        long elements = 1;
        for (int i = 0; i < rank; i++) {
            from[i] = cursor.unsigned(width);
            long stride = cursor.unsigned(width);
            long count = cursor.unsigned(width);
            long block = cursor.unsigned(width);
            if (count < 1 || block < 1) {
                throw cursor.corrupt("a selection is without end");
            }
            to[i] = from[i] + (count - 1) * stride + block - 1;
            elements *= count * block;
        }
        Bounds bounds = new Bounds(rank);
        bounds.include(from, to);
        return bounds.region(elements);
    }

    private static long volume(ByteCursor cursor, long[] from, long[] to) throws CorruptFileException {
        long volume = 1;
        for (int i = 0; i < from.length; i++) {
            if (to[i] < from[i]) {
                throw cursor.corrupt("a block of a selection ends before it begins");
            }
            volume *= to[i] - from[i] + 1;
        }
        return volume;
    }

    private static int width(ByteCursor cursor) throws CorruptFileException {
        int width = cursor.u8();
        if (width != 2 && width != 4 && width != 8) {
            throw cursor.corrupt("the width of the numbers of a selection cannot be");
        }
        return width;
    }

    private static int rank(ByteCursor cursor) throws CorruptFileException {
        long rank = cursor.u32();
        if (rank < 1 || rank > MOST_DIMENSIONS) {
            throw cursor.corrupt("a selection of " + rank + " dimensions cannot be");
        }
        return (int) rank;
    }

    private static void checkCount(ByteCursor cursor, long count, long bytesEach) throws CorruptFileException {
        if (count > cursor.remaining() / bytesEach) {
            throw cursor.corrupt("a selection is longer than its bytes");
        }
    }

    private static long[] places(ByteCursor cursor, int rank, int width) throws CorruptFileException {
        long[] places = new long[rank];
        for (int i = 0; i < rank; i++) {
            places[i] = cursor.unsigned(width);
        }
        return places;
    }

    /// The box around what was included.
    private static final class Bounds {

        private final long[] lowest;
        private final long[] highest;

        Bounds(int rank) {
            lowest = new long[rank];
            highest = new long[rank];
            Arrays.fill(lowest, Long.MAX_VALUE);
        }

        void include(long[] from, long[] to) {
            for (int i = 0; i < lowest.length; i++) {
                lowest[i] = Math.min(lowest[i], from[i]);
                highest[i] = Math.max(highest[i], to[i]);
            }
        }

        Region region(long count) {
            if (count == 0) {
                return new Region(lowest.length, 0, List.of(), List.of());
            }
            return new Region(lowest.length, count, boxed(lowest), boxed(highest));
        }

        private static List<Long> boxed(long[] values) {
            return new ArrayList<>(LongStream.of(values).boxed().toList());
        }
    }
}
