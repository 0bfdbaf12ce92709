package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;

/// The attribute message (specification section IV.A.2.m), versions 1 to 3, its parts not decoded yet.
///
/// @param name of the attribute
/// @param type the datatype message
/// @param typeShared whether `type` only says where the datatype is stored
/// @param space the dataspace message
/// @param spaceShared whether `space` only says where the dataspace is stored
/// @param data the raw value
public record AttributeMessage(
        String name, ByteCursor type, boolean typeShared, ByteCursor space, boolean spaceShared, ByteCursor data) {

    /// The message at the cursor.
    public static AttributeMessage decode(ByteCursor cursor) throws CorruptFileException {
        int version = cursor.version(1, 3);
        int flags = version == 1 ? cursor.u8() & 0 : cursor.u8();
        int nameSize = cursor.u16();
        int typeSize = cursor.u16();
        int spaceSize = cursor.u16();
        if (version == 3) {
            cursor.skip(1);
        }
        int alignment = version == 1 ? 8 : 1;
        int start = cursor.position();
        String name = cursor.text(nameSize);
        cursor.alignFrom(start, alignment);
        ByteCursor type = part(cursor, "datatype of an attribute", typeSize, alignment);
        ByteCursor space = part(cursor, "dataspace of an attribute", spaceSize, alignment);
        ByteCursor data = cursor.slice("value of an attribute", cursor.remaining());
        return new AttributeMessage(name, type, (flags & 1) != 0, space, (flags & 2) != 0, data);
    }

    private static ByteCursor part(ByteCursor cursor, String name, int size, int alignment)
            throws CorruptFileException {
        int start = cursor.position();
        ByteCursor part = cursor.slice(name, size);
        cursor.alignFrom(start, alignment);
        return part;
    }
}
