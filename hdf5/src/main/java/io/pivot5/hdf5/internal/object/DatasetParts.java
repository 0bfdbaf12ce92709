package io.pivot5.hdf5.internal.object;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.chunk.ChunkIndexes;
import io.pivot5.hdf5.internal.chunk.ChunkShape;
import io.pivot5.hdf5.internal.filter.FilterDescription;
import io.pivot5.hdf5.internal.header.HeaderMessage;
import io.pivot5.hdf5.internal.header.MessageType;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.message.FillValueMessage;
import io.pivot5.hdf5.internal.message.FilterPipelineMessage;
import io.pivot5.hdf5.internal.message.LayoutMessage;
import io.pivot5.hdf5.internal.read.ChunkDecoder;
import io.pivot5.hdf5.internal.read.ChunkedStorage;
import io.pivot5.hdf5.internal.read.ContiguousStorage;
import io.pivot5.hdf5.internal.read.ElementShape;
import io.pivot5.hdf5.internal.read.FillStorage;
import io.pivot5.hdf5.internal.read.FillValue;
import io.pivot5.hdf5.internal.read.MemoryStorage;
import io.pivot5.hdf5.internal.read.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// What the messages of a dataset say of its storage.
public final class DatasetParts {

    private final FileContext file;
    private final ObjectHeader header;

    /// The dataset with `header`.
    public DatasetParts(FileContext file, ObjectHeader header) {
        this.file = file;
        this.header = header;
    }

    /// Whether the object is a dataset.
    public static boolean isDataset(ObjectHeader header) {
        return header.has(MessageType.DATASPACE) && header.has(MessageType.DATATYPE);
    }

    /// How the elements are laid out.
    public LayoutMessage layout() throws IOException {
        return LayoutMessage.decode(file.required(header, MessageType.LAYOUT, "data layout"));
    }

    /// Whether the elements lie in other datasets; false as well where the layout cannot be decoded.
    public boolean virtual() throws IOException {
        try {
            return layout() instanceof LayoutMessage.Virtual;
        } catch (Hdf5Exception _) {
            return false;
        }
    }

    /// Whether the elements lie in other files.
    public boolean external() {
        return header.has(MessageType.EXTERNAL_FILES);
    }

    /// The filters of its chunks in the order in which a writer applied them.
    public List<FilterDescription> filters() throws IOException {
        Optional<HeaderMessage> message = header.first(MessageType.FILTER_PIPELINE);
        return message.isPresent()
                ? FilterPipelineMessage.decode(file.body(message.get()).named("filter pipeline message"))
                : List.of();
    }

    /// The stored fill value, if there is one.
    public Optional<byte[]> fillValue() throws IOException {
        Optional<HeaderMessage> message = header.first(MessageType.FILL_VALUE);
        if (message.isPresent()) {
            return FillValueMessage.decode(file.body(message.get()).named("fill value message"));
        }
        Optional<HeaderMessage> old = header.first(MessageType.OLD_FILL_VALUE);
        return old.isPresent()
                ? FillValueMessage.decodeOld(file.body(old.get()).named("old fill value message"))
                : Optional.empty();
    }

    /// Where the elements are.
    ///
    /// @throws UnsupportedFeatureException if they lie in other files or datasets
    public Storage storage(Dataspace space, int elementSize) throws IOException {
        Optional<Storage> known = file.storages().find(header.address());
        if (known.isPresent()) {
            return known.get();
        }
        Storage storage = open(space, elementSize);
        file.storages().put(header.address(), storage);
        return storage;
    }

    private Storage open(Dataspace space, int elementSize) throws IOException {
        if (elementSize > file.source().limits().chunkBytes()) {
            throw new UnsupportedFeatureException("element of " + elementSize + " bytes", header.address());
        }
        ElementShape shape = new ElementShape(space, elementSize);
        FillValue fill = FillValue.of(fillValue(), elementSize);
        return switch (layout()) {
            case LayoutMessage.Compact compact -> MemoryStorage.of(compact.data(), shape);
            case LayoutMessage.Contiguous contiguous -> contiguous(contiguous, shape, fill);
            case LayoutMessage.Chunked chunked -> chunked(chunked, shape, fill);
            case LayoutMessage.Virtual _ -> throw new UnsupportedFeatureException("virtual dataset", header.address());
        };
    }

    private Storage contiguous(LayoutMessage.Contiguous layout, ElementShape shape, FillValue fill) throws IOException {
        if (external()) {
            throw new UnsupportedFeatureException("external raw data files", header.address());
        }
        return layout.address() == ByteCursor.UNDEFINED
                ? new FillStorage(fill)
                : new ContiguousStorage(
                        file.source(), layout.address(), shape, file.options().reading());
    }

    private Storage chunked(LayoutMessage.Chunked layout, ElementShape shape, FillValue fill) throws IOException {
        Dataspace space = shape.space();
        if (layout.dimensions().size() != space.rank()) {
            throw new CorruptFileException(
                    "data layout message", header.address(), "its chunks have not as many dimensions as the dataset");
        }
        long chunkBytes = chunkBytes(layout.dimensions(), shape.elementSize());
        List<FilterDescription> filters = filters();
        ChunkShape chunkShape = new ChunkShape(space, layout.dimensions(), chunkBytes, !filters.isEmpty());
        return new ChunkedStorage(
                file.source(),
                ChunkIndexes.open(file.source(), layout.index(), chunkShape),
                new ChunkDecoder(layout.dimensions(), space, shape.elementSize(), layout.plainEdges(), filters),
                fill,
                file.options().reading(),
                file.chunks());
    }

    private long chunkBytes(List<Long> dimensions, int elementSize) throws IOException {
        long bytes = elementSize;
        for (long dimension : dimensions) {
            if (dimension > file.source().limits().chunkBytes() / bytes) {
                throw new UnsupportedFeatureException(
                        "chunks of more than " + file.source().limits().chunkBytes() + " bytes", header.address());
            }
            bytes *= dimension;
        }
        return bytes;
    }
}
