package io.pivot5.hdf5.internal.filter;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.UnsupportedFeatureException;

/// How filters say that they cannot decode; the address of the chunk is not known here.
final class Failures {

    private Failures() {}

    static CorruptFileException corrupt(String filter, String reason) {
        return new CorruptFileException(filter + " filter", Hdf5Exception.NO_ADDRESS, reason);
    }

    static CorruptFileException corrupt(String filter, String reason, Exception cause) {
        CorruptFileException failure = corrupt(filter, reason);
        failure.initCause(cause);
        return failure;
    }

    static UnsupportedFeatureException unsupported(String feature) {
        return new UnsupportedFeatureException(feature, Hdf5Exception.NO_ADDRESS);
    }

    /// Checks a size that the chunk itself declares, before anything is allocated for it.
    ///
    /// @param ratio the most decoded bytes that one stored byte can stand for
    static int checkedSize(String filter, long declared, int limit, int stored, int ratio) throws CorruptFileException {
        if (declared < 0 || declared > limit) {
            throw corrupt(filter, "declares " + declared + " bytes where at most " + limit + " can be");
        }
        if (declared > ratio * (long) stored) {
            throw corrupt(filter, "declares " + declared + " bytes, more than " + stored + " stored bytes can hold");
        }
        return (int) declared;
    }
}
