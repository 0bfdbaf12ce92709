package io.pivot5.hdf5;

import java.nio.ByteBuffer;

/// A name in a group and what it leads to.
public sealed interface Link {

    /// The name, without slashes.
    String name();

    /// When the link was made, counted in its group, or [#NO_ORDER] where that is not tracked.
    long creationOrder();

    /// The creation order of a link that does not know it.
    long NO_ORDER = -1;

    /// An object of the same file by address.
    ///
    /// @param name the name
    /// @param creationOrder when it was made
    /// @param address where the header of the object lies
    record Hard(String name, long creationOrder, long address) implements Link {}

    /// A path in the same file, which may lead nowhere.
    ///
    /// @param name the name
    /// @param creationOrder when it was made
    /// @param target the path, from the root or from the group of the link
    record Soft(String name, long creationOrder, String target) implements Link {}

    /// A path in another file.
    ///
    /// @param name the name
    /// @param creationOrder when it was made
    /// @param file the name of the other file
    /// @param target the path in it
    record External(String name, long creationOrder, String file, String target) implements Link {}

    /// A link that only the program that made it can follow.
    ///
    /// @param name the name
    /// @param creationOrder when it was made
    /// @param type the number of its class
    /// @param value what that program stored, read-only
    record UserDefined(String name, long creationOrder, int type, ByteBuffer value) implements Link {}
}
