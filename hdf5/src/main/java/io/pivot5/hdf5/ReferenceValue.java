package io.pivot5.hdf5;

import java.util.List;

/// What a reference points at.
public sealed interface ReferenceValue {

    /// It points at nothing.
    record Nothing() implements ReferenceValue {}

    /// An object of the same file.
    ///
    /// @param address of its header; see [Hdf5File#objectAt]
    record ToObject(long address) implements ReferenceValue {}

    /// A part of a dataset of the same file.
    ///
    /// @param address of the header of the dataset
    /// @param region the part
    record ToRegion(long address, Region region) implements ReferenceValue {}

    /// An attribute of an object of the same file.
    ///
    /// @param address of the header of the object
    /// @param name of the attribute
    record ToAttribute(long address, String name) implements ReferenceValue {}

    /// It cannot be followed.
    ///
    /// @param reason why
    record Unresolved(String reason) implements ReferenceValue {}

    /// A part of a dataset.
    ///
    /// @param rank the number of dimensions
    /// @param count how many elements it has
    /// @param lowest the lowest index in each dimension; empty if nothing is selected
    /// @param highest the highest index in each dimension; empty if nothing is selected
    record Region(int rank, long count, List<Long> lowest, List<Long> highest) {

        /// Copies the lists.
        public Region {
            lowest = List.copyOf(lowest);
            highest = List.copyOf(highest);
        }
    }
}
