package io.pivot5.hdf5.internal.filter;

final class BloscFilterTest extends BlockFilterContract {

    BloscFilterTest() {
        super("blosc");
    }
}
