package io.pivot5.hdf5.internal.object;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Hdf5Options;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.LruMap;
import io.pivot5.hdf5.internal.header.HeaderMessage;
import io.pivot5.hdf5.internal.header.MessageType;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.header.ObjectHeaderReader;
import io.pivot5.hdf5.internal.heap.GlobalHeap;
import io.pivot5.hdf5.internal.image.CacheImage;
import io.pivot5.hdf5.internal.message.DataspaceMessage;
import io.pivot5.hdf5.internal.message.DatatypeMessage;
import io.pivot5.hdf5.internal.read.ChunkCache;
import io.pivot5.hdf5.internal.read.Storage;
import io.pivot5.hdf5.internal.shared.SharedMessages;
import io.pivot5.hdf5.internal.superblock.Superblock;
import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// One open file: its bytes, what was parsed of it lately, and how to read it. Safe for any number of threads.
public final class FileContext {

    private static final int CACHED_MESSAGES = 100_000;

    /// Each may hold some megabytes of its chunk index.
    private static final int CACHED_STORAGES = 16;

    private final FileSource source;
    private final Superblock superblock;
    private final Hdf5Options options;
    private final ObjectHeaderReader headers;
    private final SharedMessages shared;
    private final GlobalHeap globalHeap;
    private final ChunkCache chunks;
    private final LruMap<Long, ObjectHeader> parsed =
            new LruMap<>(CACHED_MESSAGES, header -> 1L + header.messages().size());

    private final LruMap<Long, Storage> storages = new LruMap<>(CACHED_STORAGES, _ -> 1);

    private FileContext(
            FileSource source,
            Superblock superblock,
            Hdf5Options options,
            ObjectHeaderReader headers,
            SharedMessages shared) {
        this.source = source;
        this.superblock = superblock;
        this.options = options;
        this.headers = headers;
        this.shared = shared;
        this.globalHeap = new GlobalHeap(source);
        this.chunks = new ChunkCache(options.chunkCacheBytes());
    }

    /// Reads the superblock and what the whole file shares.
    public static FileContext open(RangeReader reader, Hdf5Options options) throws IOException {
        Superblock superblock = Superblock.find(reader, options.limits());
        FileSource source = source(reader, superblock, options);
        ObjectHeaderReader headers = new ObjectHeaderReader(source);
        SharedMessages shared = SharedMessages.open(source, headers, superblock.extension());
        return new FileContext(source, superblock, options, headers, shared);
    }

    /// The bytes of the file, with a metadata cache image laid over them if it has one.
    private static FileSource source(RangeReader reader, Superblock superblock, Hdf5Options options)
            throws IOException {
        FileSource plain = FileSource.of(reader, superblock.base(), superblock.sizes(), options.limits());
        if (superblock.extension() == ByteCursor.UNDEFINED) {
            return plain;
        }
        Optional<HeaderMessage> image =
                new ObjectHeaderReader(plain).read(superblock.extension()).first(MessageType.CACHE_IMAGE);
        return image.isEmpty()
                ? plain
                : FileSource.of(
                        CacheImage.over(
                                reader,
                                plain,
                                superblock.base(),
                                image.get().body().fresh()),
                        superblock.base(),
                        superblock.sizes(),
                        options.limits());
    }

    /// The bytes of the file.
    public FileSource source() {
        return source;
    }

    /// The superblock.
    public Superblock superblock() {
        return superblock;
    }

    /// How the file is read.
    public Hdf5Options options() {
        return options;
    }

    /// The variable-length values.
    public GlobalHeap globalHeap() {
        return globalHeap;
    }

    /// The decoded chunks.
    public ChunkCache chunks() {
        return chunks;
    }

    /// The header at `address`.
    public ObjectHeader header(long address) throws IOException {
        Optional<ObjectHeader> known = parsed.find(address);
        if (known.isPresent()) {
            return known.get();
        }
        ObjectHeader header = headers.read(address);
        parsed.put(address, header);
        return header;
    }

    /// The storages of the datasets read lately, by the address of their headers, with what they know of their chunks.
    LruMap<Long, Storage> storages() {
        return storages;
    }

    /// The bytes of `message`, wherever they are stored.
    public ByteCursor body(HeaderMessage message) throws IOException {
        return shared.body(message);
    }

    /// Where shared messages are found.
    SharedMessages shared() {
        return shared;
    }

    /// The bytes of the message of `type`.
    ///
    /// @throws CorruptFileException if the header has none
    public ByteCursor required(ObjectHeader header, int type, String name) throws IOException {
        Optional<HeaderMessage> message = header.first(type);
        if (message.isEmpty()) {
            throw new CorruptFileException("object header", header.address(), "it has no " + name);
        }
        return body(message.get()).named(name + " message");
    }

    /// The datatype of the object.
    public Datatype datatype(ObjectHeader header) throws IOException {
        return DatatypeMessage.decode(required(header, MessageType.DATATYPE, "datatype"));
    }

    /// The shape of the object.
    public Dataspace dataspace(ObjectHeader header) throws IOException {
        return DataspaceMessage.decode(required(header, MessageType.DATASPACE, "dataspace"));
    }

    /// The dimensions of the dataset with its header at `address`.
    public List<Long> extent(long address) throws IOException {
        return dataspace(header(address)).dimensions();
    }
}
