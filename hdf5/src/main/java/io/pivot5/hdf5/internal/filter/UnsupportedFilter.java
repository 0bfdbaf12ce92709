package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.UnsupportedFeatureException;

/// A filter that is known by name only.
///
/// @param feature the name under which it is refused
record UnsupportedFilter(String feature) implements Filter {

    @Override
    public Span decode(Span input, int limit) throws Hdf5Exception {
        throw new UnsupportedFeatureException(feature, Hdf5Exception.NO_ADDRESS);
    }
}
