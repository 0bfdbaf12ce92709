package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;

/// The attribute info message (specification section IV.A.2.v).
///
/// @param tracksOrder whether attributes know when they were made
/// @param heap the fractal heap of the attributes, undefined while they stand in the header
/// @param names the B-tree of their names
public record AttributeInfoMessage(boolean tracksOrder, long heap, long names) {

    /// The message at the cursor.
    public static AttributeInfoMessage decode(ByteCursor cursor) throws CorruptFileException {
        cursor.version(0, 0);
        int flags = cursor.u8();
        boolean tracked = (flags & 1) != 0;
        if (tracked) {
            cursor.skip(2);
        }
        return new AttributeInfoMessage(tracked, cursor.offset(), cursor.offset());
    }
}
