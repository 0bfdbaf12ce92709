package io.pivot5.hdf5;

/// A structure of the file breaks the format: a wrong signature or checksum, a size past the end, a loop.
public final class CorruptFileException extends Hdf5Exception {

    private static final long serialVersionUID = 1L;

    private final String structure;

    private final String reason;

    /// @param structure the structure in the words of the format specification, such as `version 2 object header`
    /// @param address where it lies in the file, or [#NO_ADDRESS]
    /// @param reason what is wrong with it, such as `the checksum does not match`
    public CorruptFileException(String structure, long address, String reason) {
        super(structure + ": " + reason, address);
        this.structure = structure;
        this.reason = reason;
    }

    /// The structure in the words of the format specification.
    public String structure() {
        return structure;
    }

    /// What is wrong with it.
    public String reason() {
        return reason;
    }
}
