package io.pivot5.hdf5.walk;

import io.pivot5.hdf5.Attribute;
import io.pivot5.hdf5.AttributeList;
import io.pivot5.hdf5.Dataset;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.ElementSource;
import io.pivot5.hdf5.Filter;
import io.pivot5.hdf5.Group;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.Hdf5File;
import io.pivot5.hdf5.Hdf5Object;
import io.pivot5.hdf5.Layout;
import io.pivot5.hdf5.Link;
import io.pivot5.hdf5.NamedDatatype;
import io.pivot5.hdf5.Selection;
import io.pivot5.hdf5.UnreadableObject;
import io.pivot5.hdf5.internal.bytes.Names;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.NumpyName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Describes every object of one file, parents before children, each object once. For one thread.
public final class FileWalk {

    /// Values of more bytes are not read unless the caller says otherwise.
    public static final long LARGEST_VALUE_BYTES = 1L << 28;

    private static final int DEEPEST = 1000;
    private static final int TOLD_FILTER_VALUES = 16;

    private final Hdf5File file;
    private final long largestValueBytes;
    private final Consumer<Map<String, Object>> lines;
    private final Map<Long, String> met = new HashMap<>();
    private final Map<Long, String> paths = new HashMap<>();

    private FileWalk(Hdf5File file, long largestValueBytes, Consumer<Map<String, Object>> lines) {
        this.file = file;
        this.largestValueBytes = largestValueBytes;
        this.lines = lines;
    }

    /// Gives a line for each object and link of `file` to `lines`, with values up to `largestValueBytes`.
    ///
    /// @throws Hdf5Exception if not even the root can be read
    public static void walk(Hdf5File file, long largestValueBytes, Consumer<Map<String, Object>> lines)
            throws IOException {
        walk(file, file.root(), largestValueBytes, lines);
    }

    /// The same for `start` and what is below it.
    public static void walk(
            Hdf5File file, Hdf5Object start, long largestValueBytes, Consumer<Map<String, Object>> lines)
            throws IOException {
        FileWalk naming = new FileWalk(file, largestValueBytes, _ -> {});
        naming.name(file.root(), 0);
        FileWalk walk = new FileWalk(file, largestValueBytes, lines);
        walk.paths.putAll(naming.met);
        walk.object(start, 0);
    }

    /// Finds the path of every object first, because references may point ahead.
    private void name(Hdf5Object object, int depth) throws IOException {
        met.put(object.address(), object.path());
        if (!(object instanceof Group group) || depth > DEEPEST) {
            return;
        }
        try {
            for (Link link : group.links()) {
                if (link instanceof Link.Hard hard && !met.containsKey(hard.address())) {
                    Hdf5Object child = group.child(link);
                    if (!(child instanceof UnreadableObject)) {
                        name(child, depth + 1);
                    }
                }
            }
        } catch (Hdf5Exception _) {
            // The walk itself tells why.
        }
    }

    private void object(Hdf5Object object, int depth) throws IOException {
        switch (object) {
            case Group group -> group(group, depth);
            case Dataset dataset -> dataset(dataset);
            case NamedDatatype datatype -> {
                Map<String, Object> line = line("datatype", datatype.path());
                type(datatype.datatype(), line);
                attributes(datatype::attributes, line);
                met.put(datatype.address(), datatype.path());
                lines.accept(line);
            }
            case UnreadableObject unreadable -> unreadable(unreadable.path(), unreadable.reason());
        }
    }

    private void group(Group group, int depth) throws IOException {
        met.put(group.address(), group.path());
        Map<String, Object> line = line("group", group.path());
        List<Link> links = List.of();
        try {
            links = group.links();
            line.put("links", links.size());
        } catch (Hdf5Exception e) {
            line.put("reason", String.valueOf(e.getMessage()));
        }
        attributes(group::attributes, line);
        lines.accept(line);
        for (Link link : links) {
            link(group, link, depth);
        }
    }

    private void link(Group group, Link link, int depth) throws IOException {
        String path = group.path().endsWith("/") ? group.path() + link.name() : group.path() + "/" + link.name();
        switch (link) {
            case Link.Hard hard -> {
                String before = met.get(hard.address());
                if (before != null) {
                    Map<String, Object> line = line("hard", path);
                    line.put("target", before);
                    lines.accept(line);
                } else if (depth >= DEEPEST) {
                    unreadable(path, "groups are nested deeper than " + DEEPEST);
                } else {
                    object(group.child(link), depth + 1);
                }
            }
            case Link.Soft soft -> {
                Map<String, Object> line = line("soft", path);
                line.put("target", soft.target());
                lines.accept(line);
            }
            case Link.External external -> {
                Map<String, Object> line = line("external", path);
                line.put("target_file", external.file());
                line.put("target", external.target());
                lines.accept(line);
            }
            case Link.UserDefined user -> {
                Map<String, Object> line = line("user", path);
                line.put("link_class", user.type());
                lines.accept(line);
            }
        }
    }

    private void dataset(Dataset dataset) throws IOException {
        met.put(dataset.address(), dataset.path());
        Map<String, Object> line = line("dataset", dataset.path());
        described(dataset, line);
        try {
            layout(dataset, line);
        } catch (Hdf5Exception e) {
            line.put("layout_reason", String.valueOf(e.getMessage()));
        }
        attributes(dataset::attributes, line);
        value(dataset, line);
        lines.accept(line);
    }

    private static void layout(Dataset dataset, Map<String, Object> line) throws IOException {
        switch (dataset.layout()) {
            case Layout.Compact _ -> line.put("layout", "compact");
            case Layout.Contiguous _ -> line.put("layout", "contiguous");
            case Layout.External _ -> line.put("layout", "external");
            case Layout.Virtual _ -> line.put("layout", "virtual");
            case Layout.Chunked(List<Long> dimensions) -> {
                line.put("layout", "chunked");
                line.put("chunks", dimensions);
            }
        }
        List<Map<String, Object>> filters = new ArrayList<>();
        for (Filter filter : dataset.filters()) {
            filters.add(Map.of(
                    "id", filter.id(),
                    "flags", filter.optional() ? 1 : 0,
                    "values",
                            filter.values().stream()
                                    .limit(TOLD_FILTER_VALUES)
                                    .map(Integer::toUnsignedLong)
                                    .toList()));
        }
        if (!filters.isEmpty()) {
            line.put("filters", filters);
        }
    }

    private static void described(ElementSource source, Map<String, Object> line) {
        type(source.datatype(), line);
        Dataspace space = source.dataspace();
        line.put("shape", shape(space));
        if (source instanceof Dataset && space.kind() == Dataspace.Kind.SIMPLE) {
            List<@Nullable Long> maximum = new ArrayList<>();
            for (long each : space.maximum()) {
                maximum.add(each == Dataspace.UNLIMITED ? null : each);
            }
            line.put("maxshape", maximum);
        }
    }

    private static Object shape(Dataspace space) {
        return space.kind() == Dataspace.Kind.NULL ? Optional.empty() : space.dimensions();
    }

    private static void type(Datatype type, Map<String, Object> line) {
        line.put("type", TypeSpelling.of(type));
        line.put("dtype", NumpyName.of(type));
    }

    private void attributes(AttributeSource source, Map<String, Object> line) throws IOException {
        try {
            AttributeList attributes = source.get();
            List<Map<String, Object>> told = new ArrayList<>();
            List<Attribute> byName = new ArrayList<>(attributes.readable());
            byName.sort(Comparator.comparing(Attribute::name, Names::compare));
            for (Attribute attribute : byName) {
                Map<String, Object> each = new LinkedHashMap<>();
                each.put("name", attribute.name());
                described(attribute, each);
                value(attribute, each);
                told.add(each);
            }
            for (AttributeList.Unreadable unreadable : attributes.unreadable()) {
                told.add(Map.of("name", unreadable.name(), "reason", unreadable.reason()));
            }
            if (!told.isEmpty()) {
                line.put("attributes", told);
            }
        } catch (Hdf5Exception e) {
            line.put("attributes_reason", String.valueOf(e.getMessage()));
        }
    }

    private void value(ElementSource source, Map<String, Object> line) throws IOException {
        long count = source.dataspace().elementCount();
        if (count > largestValueBytes / source.datatype().size()) {
            line.put("skipped", "large");
            return;
        }
        try {
            Digest digest = new Digest();
            source.visit(Selection.all(), new CanonicalStream(digest, this::path));
            digest.tell(line);
        } catch (Hdf5Exception e) {
            line.put("reason", String.valueOf(e.getMessage()));
        }
    }

    private Optional<String> path(long address) {
        String known = paths.get(address);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(file.objectAt(address, "?").path());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private void unreadable(String path, String reason) {
        Map<String, Object> line = line("unreadable", path);
        line.put("reason", reason);
        lines.accept(line);
    }

    private static Map<String, Object> line(String kind, String path) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind);
        line.put("path", path);
        return line;
    }

    @FunctionalInterface
    private interface AttributeSource {

        AttributeList get() throws IOException;
    }
}
