package io.pivot5.hdf5;

import java.util.List;

/// The shape of a dataset or attribute.
///
/// @param kind whether there are elements at all, one, or an array of them
/// @param dimensions how many there are in each direction; empty unless simple
/// @param maximum how far each direction may grow, [#UNLIMITED] if without end
public record Dataspace(Kind kind, List<Long> dimensions, List<Long> maximum) {

    /// The greatest extent of a direction that may grow without end.
    public static final long UNLIMITED = -1;

    /// The three kinds of shape.
    public enum Kind {
        /// Exactly one element.
        SCALAR,
        /// An array.
        SIMPLE,
        /// No element.
        NULL
    }

    /// Copies the lists.
    public Dataspace {
        dimensions = List.copyOf(dimensions);
        maximum = List.copyOf(maximum);
    }

    /// The number of dimensions.
    public int rank() {
        return dimensions.size();
    }

    /// The number of elements.
    public long elementCount() {
        if (kind == Kind.NULL) {
            return 0;
        }
        return dimensions.stream().reduce(1L, Math::multiplyExact);
    }
}
