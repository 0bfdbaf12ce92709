package io.pivot5.hdf5.internal.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Text of a file: UTF-8, or ISO 8859-1 where the bytes are not UTF-8, whatever the file says.
public final class Text {

    private Text() {}

    /// The text of what remains of `bytes`.
    public static String of(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException _) {
            return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        }
    }

    /// The text of the first `length` bytes.
    public static String of(byte[] bytes, int length) {
        return of(ByteBuffer.wrap(bytes, 0, length));
    }
}
