package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.util.Optional;

/// The fill value messages (specification sections IV.A.2.e and f), the old one and versions 1 to 3.
public final class FillValueMessage {

    private FillValueMessage() {}

    /// The bytes of one element, or nothing where zeros are meant.
    public static Optional<byte[]> decode(ByteCursor cursor) throws CorruptFileException {
        int version = cursor.version(1, 3);
        if (version == 3) {
            int flags = cursor.u8();
            return (flags & 0x20) != 0 ? sized(cursor) : Optional.empty();
        }
        cursor.skip(2);
        boolean defined = cursor.u8() != 0;
        return version == 1 || defined ? sized(cursor) : Optional.empty();
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
