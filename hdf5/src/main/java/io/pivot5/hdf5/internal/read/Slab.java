package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Range;
import io.pivot5.hdf5.Selection;
import java.util.Arrays;
import java.util.List;

/// A checked hyperslab on plain numbers. A scalar is one dimension of one element.
public final class Slab {

    final long[] start;
    final long[] count;
    final long[] step;

    private Slab(long[] start, long[] count, long[] step) {
        this.start = start;
        this.count = count;
        this.step = step;
    }

    /// Every element of `space`.
    static Slab all(Dataspace space) {
        long[] count = dimensions(space);
        long[] step = new long[count.length];
        Arrays.fill(step, 1);
        return new Slab(new long[count.length], count, step);
    }

    /// The part of `space` that `ranges` say.
    ///
    /// @throws IllegalArgumentException if there is not one range for each dimension
    /// @throws IndexOutOfBoundsException if a range leaves the dataset
    static Slab of(Selection.Hyperslab selection, Dataspace space) {
        List<Range> ranges = selection.ranges();
        if (ranges.size() != space.rank()) {
            throw new IllegalArgumentException(
                    ranges.size() + " ranges for a dataset of " + space.rank() + " dimensions");
        }
        if (ranges.isEmpty()) {
            return all(space);
        }
        Slab slab = new Slab(new long[ranges.size()], new long[ranges.size()], new long[ranges.size()]);
        for (int i = 0; i < ranges.size(); i++) {
            slab.set(i, ranges.get(i), space.dimensions().get(i));
        }
        return slab;
    }

    /// The one element at `place`.
    static Slab point(List<Long> place, Dataspace space) {
        return of(
                new Selection.Hyperslab(
                        place.stream().map(at -> new Range(at, 1, 1)).toList()),
                space);
    }

    private void set(int dimension, Range range, long extent) {
        boolean inside = range.count() == 0
                || (range.start() < extent && (range.count() - 1) <= (extent - 1 - range.start()) / range.step());
        if (!inside) {
            throw new IndexOutOfBoundsException(range + " leaves dimension " + dimension + " of extent " + extent);
        }
        start[dimension] = range.start();
        count[dimension] = range.count();
        step[dimension] = range.step();
    }

    /// The dimensions that the elements of `space` have in storage.
    static long[] dimensions(Dataspace space) {
        return switch (space.kind()) {
            case SCALAR -> new long[] {1};
            case NULL -> new long[] {0};
            case SIMPLE ->
                space.rank() == 0
                        ? new long[] {1}
                        : space.dimensions().stream().mapToLong(Long::longValue).toArray();
        };
    }

    /// The number of the first element among all of `dimensions`.
    long elementIn(long[] dimensions) {
        long element = 0;
        for (int i = 0; i < dimensions.length; i++) {
            element = element * dimensions[i] + start[i];
        }
        return element;
    }

    int rank() {
        return count.length;
    }

    /// How many elements are selected.
    ///
    /// @throws IllegalArgumentException if they do not fit an array
    int elementCount() {
        long total = 1;
        for (long each : count) {
            if (each == 0) {
                return 0;
            }
        }
        for (long each : count) {
            if (each > Integer.MAX_VALUE || total * each > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("The selection has too many elements for one array");
            }
            total *= each;
        }
        return (int) total;
    }
}
