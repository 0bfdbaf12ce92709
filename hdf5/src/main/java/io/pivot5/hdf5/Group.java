package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.internal.object.GroupLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names that lead to objects. Safe for any number of threads.
public final class Group implements Hdf5Object {

    /// As long as most headers of datasets are.
    private static final int HEADER_BYTES = 512;

    private final FileContext file;
    private final PathWalk paths;
    private final ObjectHeader header;
    private final String path;
    private final GroupLinks links;

    Group(FileContext file, PathWalk paths, ObjectHeader header, String path) {
        this.file = file;
        this.paths = paths;
        this.header = header;
        this.path = path;
        this.links = new GroupLinks(file, header);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long address() {
        return header.address();
    }

    /// Its attributes.
    public AttributeList attributes() throws IOException {
        return Attributes.of(file, header);
    }

    /// Whether its links know when they were made.
    public boolean tracksOrder() throws IOException {
        return links.tracksOrder();
    }

    /// Every link, ordered by the bytes of its name.
    public List<Link> links() throws IOException {
        return links.all();
    }

    /// The link called `name`, found without reading all of a large group.
    public Optional<Link> link(String name) throws IOException {
        return links.find(name);
    }

    /// What `link` of this group leads to; what cannot be read comes with its reason.
    public Hdf5Object child(Link link) throws IOException {
        return paths.child(this, link);
    }

    /// What every link leads to, in the order of [#links]; what cannot be read comes with its reason.
    public List<Hdf5Object> children() throws IOException {
        List<Link> links = links();
        List<Long> headers = links.stream()
                .filter(Link.Hard.class::isInstance)
                .map(link -> ((Link.Hard) link).address())
                .toList();
        file.source().expect(headers, HEADER_BYTES);
        List<Hdf5Object> children = new ArrayList<>();
        for (Link link : links) {
            children.add(child(link));
        }
        return children;
    }

    /// The object at `relative`, a path from here; empty if a link on the way leads nowhere.
    public Optional<Hdf5Object> object(String relative) throws IOException {
        return paths.find(this, relative);
    }
}
