package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.util.Optional;

/// The fill value messages (specification sections IV.A.2.e and f), the old one and versions 1 to 3.
public final class FillValueMessage {

    private static final int NEVER_WRITTEN = 1;

    private FillValueMessage() {}

    /// The bytes of one element, or nothing where zeros are meant, as they are where a fill value is never written.
    public static Optional<byte[]> decode(ByteCursor cursor) throws CorruptFileException {
        int version = cursor.version(1, 3);
        if (version == 3) {
            int flags = cursor.u8();
            boolean never = (flags >> 2 & 3) == NEVER_WRITTEN;
            return (flags & 0x20) != 0 && !never ? sized(cursor) : Optional.empty();
        }
        cursor.skip(1);
        boolean never = cursor.u8() == NEVER_WRITTEN;
        boolean defined = cursor.u8() != 0;
        return (version == 1 || defined) && !never ? sized(cursor) : Optional.empty();
    }

    /// The bytes of the old message.
    public static Optional<byte[]> decodeOld(ByteCursor cursor) throws CorruptFileException {
        return sized(cursor);
    }

    private static Optional<byte[]> sized(ByteCursor cursor) throws CorruptFileException {
        int size = cursor.i32();
        return size <= 0 ? Optional.empty() : Optional.of(cursor.bytes(size));
    }
}
