package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.Dataspace;

/// How many elements of which size a dataset or attribute has.
///
/// @param space their arrangement
/// @param elementSize the bytes of one
public record ElementShape(Dataspace space, int elementSize) {

    long[] dimensions() {
        return Slab.dimensions(space);
    }

    /// The bytes of all elements, negative if they are more than a `long` can count.
    public long byteCount() {
        long count = space.elementCount();
        return Math.multiplyHigh(count, elementSize) == 0 ? count * elementSize : -1;
    }
}
