package io.pivot5.hdf5.internal.header;

import io.pivot5.hdf5.internal.bytes.ByteCursor;

/// One message of an object header, not decoded yet.
///
/// @param type the number of the message type
/// @param flags its flags
/// @param order when it was made, counted per object, or 0 if that is not tracked
/// @param body its bytes; take [ByteCursor#fresh] before reading
public record HeaderMessage(int type, int flags, int order, ByteCursor body) {

    private static final int SHARED = 2;
    private static final int FAIL_IF_UNKNOWN = 0x80;

    /// Whether the body only says where the message is stored.
    public boolean shared() {
        return (flags & SHARED) != 0;
    }

    /// Whether a reader that does not know the type must not open the object.
    public boolean failIfUnknown() {
        return (flags & FAIL_IF_UNKNOWN) != 0;
    }
}
