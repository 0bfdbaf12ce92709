package io.pivot5.hdf5.internal.object;

import io.pivot5.hdf5.Link;
import io.pivot5.hdf5.internal.btree.BTreeV2;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.Names;
import io.pivot5.hdf5.internal.checksum.JenkinsHash;
import io.pivot5.hdf5.internal.header.HeaderMessage;
import io.pivot5.hdf5.internal.header.MessageType;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.heap.FractalHeap;
import io.pivot5.hdf5.internal.heap.LocalHeap;
import io.pivot5.hdf5.internal.message.LinkInfoMessage;
import io.pivot5.hdf5.internal.message.LinkMessage;
import io.pivot5.hdf5.internal.message.SymbolTableMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The links of a group, however they are stored: symbol table, messages of the header, or fractal heap.
public final class GroupLinks {

    private final FileContext file;
    private final ObjectHeader header;

    /// The links of the group with `header`.
    public GroupLinks(FileContext file, ObjectHeader header) {
        this.file = file;
        this.header = header;
    }

    /// Whether the object is a group.
    public static boolean isGroup(ObjectHeader header) {
        return header.has(MessageType.SYMBOL_TABLE) || header.has(MessageType.LINK_INFO);
    }

    /// Whether links know when they were made.
    public boolean tracksOrder() throws IOException {
        Optional<LinkInfoMessage> info = info();
        return info.isPresent() && info.get().tracksOrder();
    }

    /// Every link, by name.
    public List<Link> all() throws IOException {
        List<Link> links = new ArrayList<>(compact());
        Optional<LinkInfoMessage> info = info();
        if (info.isPresent() && info.get().heap() != ByteCursor.UNDEFINED) {
            dense(info.get(), links);
        }
        Optional<HeaderMessage> table = header.first(MessageType.SYMBOL_TABLE);
        if (table.isPresent()) {
            SymbolTableMessage message = SymbolTableMessage.decode(file.body(table.get()));
            links.addAll(tree(message).links(message.tree()));
        }
        links.sort(Comparator.comparing(Link::name, Names::compare));
        return links;
    }

    /// The link called `name`, found without reading all of a large group.
    public Optional<Link> find(String name) throws IOException {
        Optional<HeaderMessage> table = header.first(MessageType.SYMBOL_TABLE);
        if (table.isPresent()) {
            SymbolTableMessage message = SymbolTableMessage.decode(file.body(table.get()));
            return tree(message).find(message.tree(), name);
        }
        Optional<LinkInfoMessage> info = info();
        if (info.isPresent() && info.get().heap() != ByteCursor.UNDEFINED) {
            return findDense(info.get(), name);
        }
        return compact().stream().filter(link -> link.name().equals(name)).findFirst();
    }

    private Optional<LinkInfoMessage> info() throws IOException {
        Optional<HeaderMessage> message = header.first(MessageType.LINK_INFO);
        return message.isPresent() ? Optional.of(LinkInfoMessage.decode(file.body(message.get()))) : Optional.empty();
    }

    private List<Link> compact() throws IOException {
        List<Link> links = new ArrayList<>();
        for (HeaderMessage message : header.all(MessageType.LINK)) {
            links.add(LinkMessage.decode(file.body(message).named("link message")));
        }
        return links;
    }

    private GroupTree tree(SymbolTableMessage message) throws IOException {
        return new GroupTree(file.source(), LocalHeap.read(file.source(), message.heap()));
    }

    private void dense(LinkInfoMessage info, List<Link> links) throws IOException {
        FractalHeap heap = FractalHeap.read(file.source(), info.heap());
        BTreeV2.read(file.source(), info.names()).forEach(record -> {
            record.skip(4);
            links.add(LinkMessage.decode(heap.object(record)));
            if (links.size() > file.source().limits().links()) {
                throw record.corrupt("its group has more links than allowed");
            }
            return true;
        });
    }

    private Optional<Link> findDense(LinkInfoMessage info, String name) throws IOException {
        FractalHeap heap = FractalHeap.read(file.source(), info.heap());
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        long hash = Integer.toUnsignedLong(JenkinsHash.of(ByteBuffer.wrap(bytes), 0, bytes.length));
        Optional<ByteCursor> found = BTreeV2.read(file.source(), info.names()).find(record -> {
            int compared = Long.compare(hash, record.u32());
            return compared != 0
                    ? compared
                    : Names.compare(
                            name, LinkMessage.decode(heap.object(record)).name());
        });
        if (found.isEmpty()) {
            return Optional.empty();
        }
        found.get().skip(4);
        return Optional.of(LinkMessage.decode(heap.object(found.get())));
    }
}
