package io.pivot5.hdf5;

/// An object that is there, or should be, and cannot be read. It never hides its neighbours.
///
/// @param path under which it was reached
/// @param kind as far as it is known
/// @param address of its header, or [Hdf5Exception#NO_ADDRESS]
/// @param reason why it cannot be read
public record UnreadableObject(String path, Kind kind, long address, String reason) implements Hdf5Object {

    /// What an unreadable object would have been.
    public enum Kind {
        /// A group.
        GROUP,
        /// A dataset.
        DATASET,
        /// A committed datatype.
        DATATYPE,
        /// A link that leads nowhere that can be read.
        LINK,
        /// Its header does not tell.
        UNKNOWN
    }
}
