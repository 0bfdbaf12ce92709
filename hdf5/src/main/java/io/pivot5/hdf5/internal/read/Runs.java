package io.pivot5.hdf5.internal.read;

/// Cuts what a selection and a box of elements have in common into runs along the last dimension.
final class Runs {

    private final Slab slab;
    private final long[] targetStride;

    Runs(Slab slab) {
        this.slab = slab;
        this.targetStride = new long[slab.rank()];
        long stride = 1;
        for (int i = slab.rank() - 1; i >= 0; i--) {
            targetStride[i] = stride;
            stride *= slab.count[i];
        }
    }

    /// Sees one run.
    @FunctionalInterface
    interface Visitor<E extends Exception> {

        /// Takes one run.
        ///
        /// @param source the number of the first element in the box
        /// @param stride the elements from one to the next in the box
        /// @param count how many
        /// @param target the number of the first in the result
        void run(long source, long stride, int count, int target) throws E;
    }

    /// Shows the runs of the part with the samples `first` to `first + samples - 1` of each dimension.
    ///
    /// @param origin the place of the box in the dataset
    /// @param extent the dimensions of the box
    <E extends Exception> void forEach(long[] origin, long[] extent, long[] first, long[] samples, Visitor<E> visitor)
            throws E {
        int rank = slab.rank();
        long[] boxStride = new long[rank];
        long stride = 1;
        for (int i = rank - 1; i >= 0; i--) {
            boxStride[i] = stride;
            stride *= extent[i];
        }
        int last = lastUnmerged(extent, samples);
        long runLength = 1;
        for (int i = last; i < rank; i++) {
            runLength *= samples[i];
        }
        long source = 0;
        long target = 0;
        for (int i = 0; i < rank; i++) {
            source += (slab.start[i] + first[i] * slab.step[i] - origin[i]) * boxStride[i];
            target += first[i] * targetStride[i];
        }
        long runStride = last == rank - 1 ? slab.step[last] : 1;
        long[] at = new long[rank];
        while (true) {
            visitor.run(source, runStride, (int) runLength, (int) target);
            int dimension = last - 1;
            while (dimension >= 0) {
                at[dimension]++;
                source += slab.step[dimension] * boxStride[dimension];
                target += targetStride[dimension];
                if (at[dimension] < samples[dimension]) {
                    break;
                }
                source -= samples[dimension] * slab.step[dimension] * boxStride[dimension];
                target -= samples[dimension] * targetStride[dimension];
                at[dimension] = 0;
                dimension--;
            }
            if (dimension < 0) {
                return;
            }
        }
    }

    /// The first of the dimensions at the end that make one run: those behind it are taken whole, from box and
    /// selection.
    private int lastUnmerged(long[] extent, long[] samples) {
        int last = slab.rank() - 1;
        while (last > 0 && whole(last, extent, samples) && slab.step[last - 1] == 1) {
            last--;
        }
        return last;
    }

    private boolean whole(int dimension, long[] extent, long[] samples) {
        return slab.step[dimension] == 1
                && samples[dimension] == extent[dimension]
                && samples[dimension] == slab.count[dimension];
    }
}
