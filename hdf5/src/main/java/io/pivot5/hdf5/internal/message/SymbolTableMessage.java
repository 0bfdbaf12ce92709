package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;

/// The symbol table message of an old group (specification section IV.A.2.r).
///
/// @param tree the B-tree of its members
/// @param heap the local heap of their names
public record SymbolTableMessage(long tree, long heap) {

    /// The message at the cursor.
    public static SymbolTableMessage decode(ByteCursor cursor) throws CorruptFileException {
        return new SymbolTableMessage(cursor.offset(), cursor.offset());
    }
}
