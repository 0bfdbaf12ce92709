package io.pivot5.hdf5.internal.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Takes evenly spaced elements of a piece of raw data to their places in the result.
///
/// Threads call it at once for different places.
public interface RunSink {

    /// The byte order that buffers have to have.
    ByteOrder order();

    /// Takes `count` elements.
    ///
    /// @param source the raw data, in [#order]
    /// @param at where the first element begins in it
    /// @param stride the bytes from one element to the next; 0 repeats one
    /// @param count how many
    /// @param target the number of the first in the result; the others follow it
    void accept(ByteBuffer source, int at, int stride, int count, int target);
}
