package io.pivot5.hdf5.type;

/// The order of the bytes of a number.
public enum Endianness {
    /// Least significant byte first.
    LITTLE("<"),
    /// Most significant byte first.
    BIG(">"),
    /// The mixed order of a VAX: 16-bit words most significant first, each least significant byte first.
    VAX("v");

    private final String symbol;

    Endianness(String symbol) {
        this.symbol = symbol;
    }

    /// How numpy writes the order of an element of `size` bytes.
    String symbol(int size) {
        return size == 1 ? "|" : symbol;
    }
}
