package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Link;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import java.nio.ByteBuffer;

/// The link message (specification section IV.A.2.g).
public final class LinkMessage {

    private static final int HARD = 0;
    private static final int SOFT = 1;
    private static final int EXTERNAL = 64;

    private LinkMessage() {}

    /// The link at the cursor.
    public static Link decode(ByteCursor cursor) throws CorruptFileException {
        cursor.version(1, 1);
        int flags = cursor.u8();
        int type = (flags & 0x08) != 0 ? cursor.u8() : HARD;
        long order = (flags & 0x04) != 0 ? cursor.i64() : Link.NO_ORDER;
        if ((flags & 0x10) != 0) {
            cursor.skip(1);
        }
        String name = cursor.text(cursor.unsigned(1 << (flags & 3)));
        if (name.isEmpty()) {
            throw cursor.corrupt("it has no name");
        }
        return switch (type) {
            case HARD -> new Link.Hard(name, order, cursor.offset());
            case SOFT -> new Link.Soft(name, order, cursor.text(cursor.u16()));
            case EXTERNAL -> external(cursor, name, order);
            default ->
                new Link.UserDefined(
                        name,
                        order,
                        type,
                        ByteBuffer.wrap(cursor.bytes(cursor.u16())).asReadOnlyBuffer());
        };
    }

    private static Link external(ByteCursor cursor, String name, long order) throws CorruptFileException {
        ByteCursor value = cursor.slice("external link", cursor.u16());
        value.skip(1);
        return new Link.External(name, order, value.terminatedText(), value.terminatedText());
    }
}
