package io.pivot5.hdf5;

/// The file is well formed as far as can be told, but uses a part of the format that is not read here.
public final class UnsupportedFeatureException extends Hdf5Exception {

    private static final long serialVersionUID = 1L;

    private final String feature;

    /// @param feature the part of the format by name, such as `szip filter` or `virtual dataset`
    /// @param address where it is used in the file, or [#NO_ADDRESS]
    public UnsupportedFeatureException(String feature, long address) {
        super("Not supported: " + feature, address);
        this.feature = feature;
    }

    /// The part of the format by name.
    public String feature() {
        return feature;
    }
}
