package io.pivot5.hdf5;

/// What a file may cost before it is refused, so that a hostile one cannot exhaust memory or time.
///
/// @param structureBytes the most bytes that one structure of the format may take
/// @param chunkBytes the most bytes of one decoded chunk
/// @param valueBytes the most bytes of variable-length values that one read may gather
/// @param links the most links or attributes that one object may list
public record Limits(long structureBytes, long chunkBytes, long valueBytes, int links) {

    /// Generous enough for every file that was not made to harm.
    public static Limits standard() {
        return new Limits(256L << 20, 1L << 30, 1L << 30, 10_000_000);
    }
}
