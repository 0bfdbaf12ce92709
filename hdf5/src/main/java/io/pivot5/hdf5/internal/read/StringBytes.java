package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.type.StringType;
import java.nio.ByteBuffer;

/// Takes the padding off stored text.
final class StringBytes {

    private StringBytes() {}

    /// What is text in an element of fixed length.
    static ByteBuffer trimmed(StringType type, ByteBuffer bytes) {
        return switch (type.padding()) {
            case NULL_TERMINATED -> terminated(bytes);
            case NULL_PADDED -> withoutTail(bytes, (byte) 0);
            case SPACE_PADDED -> withoutTail(bytes, (byte) ' ');
        };
    }

    /// Everything before the first NUL.
    static ByteBuffer terminated(ByteBuffer bytes) {
        int length = 0;
        while (length < bytes.limit() && bytes.get(length) != 0) {
            length++;
        }
        return bytes.slice(0, length);
    }

    private static ByteBuffer withoutTail(ByteBuffer bytes, byte padding) {
        int length = bytes.limit();
        while (length > 0 && bytes.get(length - 1) == padding) {
            length--;
        }
        return bytes.slice(0, length);
    }
}
