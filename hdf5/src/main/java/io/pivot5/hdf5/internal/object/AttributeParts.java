package io.pivot5.hdf5.internal.object;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.internal.btree.BTreeV2;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.header.HeaderMessage;
import io.pivot5.hdf5.internal.header.MessageType;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.heap.FractalHeap;
import io.pivot5.hdf5.internal.message.AttributeInfoMessage;
import io.pivot5.hdf5.internal.message.AttributeMessage;
import io.pivot5.hdf5.internal.message.DataspaceMessage;
import io.pivot5.hdf5.internal.message.DatatypeMessage;
import io.pivot5.hdf5.internal.read.ElementShape;
import io.pivot5.hdf5.internal.read.MemoryStorage;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The attributes of an object, in its header or in a fractal heap.
public final class AttributeParts {

    private static final int SHARED = 2;

    private final FileContext file;
    private final ObjectHeader header;

    /// The attributes of the object with `header`.
    public AttributeParts(FileContext file, ObjectHeader header) {
        this.file = file;
        this.header = header;
    }

    /// A stored attribute: its bytes, or why they cannot be had.
    public sealed interface Stored {

        /// The bytes of an attribute message.
        ///
        /// @param body the bytes
        /// @param order when the attribute was made, counted in its object, or 0 if that is not tracked
        record Found(ByteCursor body, long order) implements Stored {}

        /// The message is out of reach.
        record Lost(Hdf5Exception failure) implements Stored {}
    }

    /// One decoded attribute.
    ///
    /// @param type of an element
    /// @param space their arrangement
    /// @param data their bytes
    public record Content(Datatype type, Dataspace space, MemoryStorage data) {}

    /// Every attribute, not decoded yet.
    public List<Stored> all() throws IOException {
        List<Stored> found = new ArrayList<>();
        for (HeaderMessage message : header.all(MessageType.ATTRIBUTE)) {
            found.add(stored(() -> file.body(message), message.order()));
        }
        Optional<AttributeInfoMessage> info = info();
        if (info.isPresent() && info.get().heap() != ByteCursor.UNDEFINED) {
            dense(info.get(), found);
        }
        return found;
    }

    /// Whether attributes know when they were made.
    public boolean tracksOrder() throws IOException {
        Optional<AttributeInfoMessage> info = info();
        return info.isPresent() && info.get().tracksOrder();
    }

    private Optional<AttributeInfoMessage> info() throws IOException {
        Optional<HeaderMessage> message = header.first(MessageType.ATTRIBUTE_INFO);
        return message.isPresent()
                ? Optional.of(AttributeInfoMessage.decode(file.body(message.get())))
                : Optional.empty();
    }

    /// What the attribute message holds.
    public Content content(AttributeMessage message) throws IOException {
        ByteCursor typeBody =
                message.typeShared() ? file.shared().follow(MessageType.DATATYPE, message.type()) : message.type();
        Datatype type = DatatypeMessage.decode(typeBody);
        ByteCursor spaceBody =
                message.spaceShared() ? file.shared().follow(MessageType.DATASPACE, message.space()) : message.space();
        Dataspace space = DataspaceMessage.decode(spaceBody);
        MemoryStorage data = MemoryStorage.of(message.data(), new ElementShape(space, type.size()));
        return new Content(type, space, data);
    }

    private void dense(AttributeInfoMessage info, List<Stored> found) throws IOException {
        FractalHeap heap = FractalHeap.read(file.source(), info.heap());
        BTreeV2.read(file.source(), info.names()).forEach(record -> {
            ByteCursor id = record.slice("fractal heap ID", 8);
            boolean shared = (record.u8() & SHARED) != 0;
            long order = record.u32();
            found.add(stored(() -> shared ? file.shared().inTable(MessageType.ATTRIBUTE, id) : heap.object(id), order));
            if (found.size() > file.source().limits().links()) {
                throw new CorruptFileException("attributes", header.address(), "there are more than allowed");
            }
            return true;
        });
    }

    private static Stored stored(Fetch fetch, long order) throws IOException {
        try {
            return new Stored.Found(fetch.run().named("attribute message"), order);
        } catch (Hdf5Exception e) {
            return new Stored.Lost(e);
        }
    }

    @FunctionalInterface
    private interface Fetch {

        ByteCursor run() throws IOException;
    }
}
