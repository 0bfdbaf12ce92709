package io.pivot5.hdf5.internal.header;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.Visited;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Reads object headers of both versions, following their continuation blocks.
public final class ObjectHeaderReader {

    private static final String OLD = "version 1 object header";
    private static final String NEW = "version 2 object header";
    private static final int NEW_SIGNATURE = 0x5244484f;
    private static final int OLD_PREFIX_BYTES = 16;
    private static final int NEW_PREFIX_BYTES = 6;
    private static final int TRACKS_ORDER = 0x04;
    private static final int STORES_PHASE_CHANGE = 0x10;
    private static final int STORES_TIMES = 0x20;
    private static final int CHECKSUM_BYTES = 4;
    private static final int SIGNATURE_BYTES = 4;

    private final FileSource source;

    /// Reads headers of `source`.
    public ObjectHeaderReader(FileSource source) {
        this.source = source;
    }

    /// The header at `address`.
    public ObjectHeader read(long address) throws IOException {
        ByteCursor start = source.metadata("object header", address, SIGNATURE_BYTES);
        return start.i32() == NEW_SIGNATURE ? readNew(address) : readOld(address);
    }

    private ObjectHeader readOld(long address) throws IOException {
        ByteCursor prefix = source.metadata(OLD, address, OLD_PREFIX_BYTES);
        prefix.version(1, 1);
        prefix.skip(7);
        long size = prefix.u32();
        Blocks blocks = new Blocks(OLD);
        blocks.add(address + OLD_PREFIX_BYTES, size);
        while (blocks.hasNext()) {
            Block block = blocks.next();
            ByteCursor cursor = source.metadata(OLD, block.address(), block.size());
            while (cursor.remaining() >= 8) {
                int type = cursor.u16();
                int bodySize = cursor.u16();
                int flags = cursor.u8();
                cursor.skip(3);
                blocks.message(type, flags, 0, cursor.slice(OLD, bodySize));
            }
        }
        return new ObjectHeader(address, blocks.messages());
    }

    private ObjectHeader readNew(long address) throws IOException {
        ByteCursor start = source.metadata(NEW, address, NEW_PREFIX_BYTES);
        start.skip(SIGNATURE_BYTES);
        start.version(2, 2);
        int flags = start.u8();
        int sizeWidth = 1 << (flags & 3);
        int skipped = ((flags & STORES_TIMES) != 0 ? 16 : 0) + ((flags & STORES_PHASE_CHANGE) != 0 ? 4 : 0);
        int prefixBytes = NEW_PREFIX_BYTES + skipped + sizeWidth;
        ByteCursor prefix = source.metadata(NEW, address, prefixBytes);
        prefix.skip(NEW_PREFIX_BYTES + skipped);
        long size = prefix.unsigned(sizeWidth);
        if (size > source.length()) {
            throw prefix.corrupt("its first block is longer than the file");
        }
        Blocks blocks = new Blocks(NEW);
        ByteCursor first = source.checked(NEW, address, prefixBytes + size + CHECKSUM_BYTES);
        first.skip(prefixBytes);
        messages(first, flags, blocks);
        while (blocks.hasNext()) {
            Block block = blocks.next();
            ByteCursor cursor = source.checked(NEW + " continuation", block.address(), block.size());
            cursor.signature("OCHK");
            messages(cursor, flags, blocks);
        }
        return new ObjectHeader(address, blocks.messages());
    }

    private static void messages(ByteCursor cursor, int headerFlags, Blocks blocks) throws IOException {
        boolean ordered = (headerFlags & TRACKS_ORDER) != 0;
        int messagePrefix = ordered ? 6 : 4;
        while (cursor.remaining() >= messagePrefix) {
            int type = cursor.u8();
            int size = cursor.u16();
            int flags = cursor.u8();
            int order = ordered ? cursor.u16() : 0;
            blocks.message(type, flags, order, cursor.slice(NEW, size));
        }
    }

    private record Block(long address, long size) {}

    /// The blocks still to read and the messages found.
    private static final class Blocks {

        private final Deque<Block> waiting = new ArrayDeque<>();
        private final List<HeaderMessage> messages = new ArrayList<>();
        private final Visited visited;

        Blocks(String structure) {
            this.visited = new Visited(structure);
        }

        void add(long address, long size) throws CorruptFileException {
            visited.add(address);
            waiting.add(new Block(address, size));
        }

        boolean hasNext() {
            return !waiting.isEmpty();
        }

        Block next() {
            return waiting.remove();
        }

        List<HeaderMessage> messages() {
            return messages;
        }

        void message(int type, int flags, int order, ByteCursor body) throws IOException {
            if (type == MessageType.CONTINUATION) {
                long address = body.offset();
                add(address, body.size());
            } else if (type != MessageType.NIL) {
                HeaderMessage message = new HeaderMessage(type, flags, order, body);
                if (type > MessageType.LAST && message.failIfUnknown()) {
                    throw new UnsupportedFeatureException("header message of type " + type, body.address());
                }
                messages.add(message);
            }
        }
    }
}
