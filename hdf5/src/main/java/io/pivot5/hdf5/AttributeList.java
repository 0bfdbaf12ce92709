package io.pivot5.hdf5;

import java.util.List;

/// The attributes of an object.
///
/// @param readable in the order of their making where the object tracks it, else by the bytes of their names
/// @param unreadable those that are there and cannot be read
public record AttributeList(List<Attribute> readable, List<Unreadable> unreadable) {

    /// An attribute that cannot be read.
    ///
    /// @param name its name, empty if not even that is known
    /// @param reason why
    public record Unreadable(String name, String reason) {}

    /// Copies the lists.
    public AttributeList {
        readable = List.copyOf(readable);
        unreadable = List.copyOf(unreadable);
    }
}
