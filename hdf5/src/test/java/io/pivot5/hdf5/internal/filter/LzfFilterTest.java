package io.pivot5.hdf5.internal.filter;

final class LzfFilterTest extends FilterContract {

    LzfFilterTest() {
        super("lzf");
    }
}
