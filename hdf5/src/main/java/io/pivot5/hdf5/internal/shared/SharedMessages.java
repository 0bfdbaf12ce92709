package io.pivot5.hdf5.internal.shared;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.header.HeaderMessage;
import io.pivot5.hdf5.internal.header.MessageType;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.header.ObjectHeaderReader;
import java.io.IOException;
import java.util.Optional;

/// Finds the bytes of a message wherever they are: in its header, in the header of a committed type, in the table of
/// the file.
public final class SharedMessages {

    private static final int IN_HEAP = 1;
    private static final int HEAP_ID_BYTES = 8;

    private final ObjectHeaderReader headers;
    private final Optional<SharedMessageTable> table;

    private SharedMessages(ObjectHeaderReader headers, Optional<SharedMessageTable> table) {
        this.headers = headers;
        this.table = table;
    }

    /// The shared messages of the file with its superblock extension at `extension`.
    public static SharedMessages open(FileSource source, ObjectHeaderReader headers, long extension)
            throws IOException {
        if (extension == ByteCursor.UNDEFINED) {
            return new SharedMessages(headers, Optional.empty());
        }
        Optional<HeaderMessage> message = headers.read(extension).first(MessageType.SHARED_MESSAGE_TABLE);
        return message.isPresent()
                ? new SharedMessages(
                        headers,
                        Optional.of(SharedMessageTable.read(
                                source, message.get().body().fresh())))
                : new SharedMessages(headers, Optional.empty());
    }

    /// The bytes of `message`.
    public ByteCursor body(HeaderMessage message) throws IOException {
        ByteCursor body = message.body().fresh();
        return message.shared() ? follow(message.type(), body) : body;
    }

    /// The bytes of the message of `type` of which the cursor says where it is stored.
    public ByteCursor follow(int type, ByteCursor place) throws IOException {
        int version = place.version(1, 3);
        int kind = place.u8();
        if (version == 3 && kind == IN_HEAP) {
            return inTable(type, place.slice("shared message", HEAP_ID_BYTES));
        }
        if (version == 1) {
            place.skip(6L + place.sizes().lengths());
        }
        ObjectHeader header = headers.read(place.offset());
        HeaderMessage target = header.first(type)
                .orElseThrow(() -> new CorruptFileException(
                        "shared message", header.address(), "the object there has no message of type " + type));
        if (target.shared()) {
            throw place.corrupt("it leads to another shared message");
        }
        return target.body().fresh();
    }

    /// The bytes of the message of `type` with the heap ID at the cursor.
    public ByteCursor inTable(int type, ByteCursor id) throws IOException {
        return table.orElseThrow(() -> id.corrupt("the file has no table of shared messages"))
                .message(type, id);
    }
}
