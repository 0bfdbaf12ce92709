package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;

/// The link info message (specification section IV.A.2.c).
///
/// @param tracksOrder whether links know when they were made
/// @param heap the fractal heap of the links, undefined while they stand in the header
/// @param names the B-tree of their names
public record LinkInfoMessage(boolean tracksOrder, long heap, long names) {

    /// The message at the cursor.
    public static LinkInfoMessage decode(ByteCursor cursor) throws CorruptFileException {
        cursor.version(0, 0);
        int flags = cursor.u8();
        boolean tracked = (flags & 1) != 0;
        if (tracked) {
            cursor.skip(8);
        }
        return new LinkInfoMessage(tracked, cursor.offset(), cursor.offset());
    }
}
