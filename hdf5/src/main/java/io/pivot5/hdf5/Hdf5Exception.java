package io.pivot5.hdf5;

import java.io.IOException;

/// The bytes of a file cannot be read as HDF5: either they break the format or they use a part of it that is not
/// supported.
///
/// Failures of the source itself stay plain [IOException]s. Misuse of the API is an `IllegalArgumentException` or
/// `IndexOutOfBoundsException`.
public abstract sealed class Hdf5Exception extends IOException
        permits CorruptFileException, UnsupportedFeatureException {

    private static final long serialVersionUID = 1L;

    /// An address that is not known, for instance inside decoded data.
    public static final long NO_ADDRESS = -1;

    private final long address;

    Hdf5Exception(String message, long address) {
        super(address == NO_ADDRESS ? message : message + " (at address " + address + ")");
        this.address = address;
    }

    /// Where in the file the structure lies, or [#NO_ADDRESS].
    public long address() {
        return address;
    }
}
