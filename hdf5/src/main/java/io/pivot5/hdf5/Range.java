package io.pivot5.hdf5;

/// Evenly spaced places in one dimension.
///
/// @param start the first place
/// @param count how many places
/// @param step the distance from one to the next, at least 1
public record Range(long start, long count, long step) {

    /// Refuses what cannot be.
    public Range {
        if (start < 0 || count < 0 || step < 1) {
            throw new IllegalArgumentException(
                    "start " + start + ", count " + count + ", step " + step + " is not a range");
        }
    }

    /// Every place from `start` to before `end`.
    public static Range between(long start, long end) {
        return new Range(start, end - start, 1);
    }
}
