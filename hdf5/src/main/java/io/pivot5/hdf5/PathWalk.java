package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.header.MessageType;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.object.DatasetParts;
import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.internal.object.GroupLinks;
import java.io.IOException;
import java.util.Optional;

/// Follows links and paths of one file, and into others where a resolver knows them.
final class PathWalk {

    private static final int MOST_LINKS = 64;

    private final FileContext file;

    PathWalk(FileContext file) {
        this.file = file;
    }

    Group root() throws IOException {
        long address = file.superblock().root();
        return switch (at(address, "/")) {
            case Group group -> group;
            case Dataset _, NamedDatatype _, UnreadableObject _ ->
                throw new CorruptFileException("superblock", address, "the root is not a group");
        };
    }

    Optional<Hdf5Object> find(Group from, String path) throws IOException {
        return find(from, path, new Hops());
    }

    Hdf5Object child(Group parent, Link link) throws IOException {
        String path = joined(parent.path(), link.name());
        try {
            return follow(parent, link, new Hops()).orElseGet(() -> lost(path, link));
        } catch (Hdf5Exception e) {
            return new UnreadableObject(path, kind(link), e.address(), String.valueOf(e.getMessage()));
        }
    }

    /// The object with its header at `address`.
    Hdf5Object at(long address, String path) throws IOException {
        ObjectHeader header = file.header(address);
        if (GroupLinks.isGroup(header)) {
            return new Group(file, this, header, path);
        }
        if (DatasetParts.isDataset(header)) {
            return new Dataset(file, header, path);
        }
        if (header.has(MessageType.DATATYPE)) {
            return new NamedDatatype(file, header, path);
        }
        throw new CorruptFileException("object header", address, "it is neither a group, a dataset nor a datatype");
    }

    private Optional<Hdf5Object> find(Group from, String path, Hops hops) throws IOException {
        Hdf5Object at = path.startsWith("/") ? root() : from;
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (!(at instanceof Group group)) {
                return Optional.empty();
            }
            Optional<Link> link = group.link(name);
            if (link.isEmpty()) {
                return Optional.empty();
            }
            Optional<Hdf5Object> next = follow(group, link.get(), hops);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    private Optional<Hdf5Object> follow(Group parent, Link link, Hops hops) throws IOException {
        return switch (link) {
            case Link.Hard hard -> Optional.of(at(hard.address(), joined(parent.path(), hard.name())));
            case Link.Soft soft -> {
                hops.count(soft.name());
                yield find(parent, soft.target(), hops);
            }
            case Link.External external -> {
                hops.count(external.name());
                Optional<Hdf5File> other = file.options().resolver().resolve(external.file());
                yield other.isEmpty() ? Optional.empty() : other.get().find(external.target(), hops);
            }
            case Link.UserDefined user ->
                throw new UnsupportedFeatureException(
                        "user-defined link of class " + user.type(), Hdf5Exception.NO_ADDRESS);
        };
    }

    Optional<Hdf5Object> findFromRoot(String path, Hops hops) throws IOException {
        return find(root(), path, hops);
    }

    private UnreadableObject.Kind kind(Link link) throws IOException {
        if (!(link instanceof Link.Hard hard)) {
            return UnreadableObject.Kind.LINK;
        }
        try {
            ObjectHeader header = file.header(hard.address());
            if (GroupLinks.isGroup(header)) {
                return UnreadableObject.Kind.GROUP;
            }
            if (DatasetParts.isDataset(header)) {
                return UnreadableObject.Kind.DATASET;
            }
            return header.has(MessageType.DATATYPE) ? UnreadableObject.Kind.DATATYPE : UnreadableObject.Kind.UNKNOWN;
        } catch (Hdf5Exception _) {
            return UnreadableObject.Kind.UNKNOWN;
        }
    }

    private static UnreadableObject lost(String path, Link link) {
        String reason = switch (link) {
            case Link.Soft soft -> "The soft link to " + soft.target() + " leads nowhere";
            case Link.External external ->
                "The external link to " + external.target() + " in " + external.file() + " leads nowhere";
            case Link.Hard _, Link.UserDefined _ -> "The link leads nowhere";
        };
        return new UnreadableObject(path, UnreadableObject.Kind.LINK, Hdf5Exception.NO_ADDRESS, reason);
    }

    private static String joined(String parent, String name) {
        return parent.endsWith("/") ? parent + name : parent + "/" + name;
    }

    /// How many soft and external links a path has gone through.
    static final class Hops {

        private int count;

        void count(String name) throws CorruptFileException {
            count++;
            if (count > MOST_LINKS) {
                throw new CorruptFileException(
                        "link", Hdf5Exception.NO_ADDRESS, "the link " + name + " leads through too many others");
            }
        }
    }
}
