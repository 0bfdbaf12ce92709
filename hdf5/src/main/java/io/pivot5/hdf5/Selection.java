package io.pivot5.hdf5;

import java.util.List;

/// Which elements of a dataset to read.
public sealed interface Selection {

    /// Every element.
    record All() implements Selection {}

    /// A regular part: one range for each dimension.
    ///
    /// @param ranges in the order of the dimensions
    record Hyperslab(List<Range> ranges) implements Selection {

        /// Copies the list.
        public Hyperslab {
            ranges = List.copyOf(ranges);
        }
    }

    /// Single elements in any order.
    ///
    /// @param places one list of coordinates for each element
    record Points(List<List<Long>> places) implements Selection {

        /// Copies the lists.
        public Points {
            places = places.stream().map(List::copyOf).toList();
        }
    }

    /// Every element.
    static Selection all() {
        return new All();
    }

    /// A regular part.
    static Selection of(Range... ranges) {
        return new Hyperslab(List.of(ranges));
    }
}
