package io.pivot5.app.inspect;

import io.pivot5.hdf5.Attribute;
import io.pivot5.hdf5.AttributeList;
import io.pivot5.hdf5.Dataset;
import io.pivot5.hdf5.Group;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.Hdf5Object;
import io.pivot5.hdf5.Link;
import io.pivot5.hdf5.NamedDatatype;
import io.pivot5.hdf5.UnreadableObject;
import io.pivot5.hdf5.walk.TypeSpelling;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A file as an indented tree: a line for each object, below it its attributes (`@name = value`), its first elements
/// (`= value`) and what it holds. An object that has more names is shown once.
public final class TreeText {

    private static final String INDENT = "  ";
    private static final int DEEPEST = 1000;

    private final PrintStream out;
    private final Map<Long, String> shown = new HashMap<>();

    private TreeText(PrintStream out) {
        this.out = out;
    }

    /// Prints `object` and what is below it.
    public static void print(Hdf5Object object, PrintStream out) throws IOException {
        new TreeText(out).object(object.path(), object, 0);
    }

    private void object(String name, Hdf5Object object, int depth) throws IOException {
        if (!(object instanceof UnreadableObject)) {
            shown.put(object.address(), object.path());
        }
        switch (object) {
            case Group group -> group(name, group, depth);
            case Dataset dataset -> dataset(name, dataset, depth);
            case NamedDatatype datatype -> {
                line(depth, ValueText.name(name) + "  datatype " + TypeSpelling.of(datatype.datatype()));
                attributes(datatype::attributes, depth + 1);
            }
            case UnreadableObject unreadable -> line(depth, unreadable(name, unreadable.reason()));
        }
    }

    private void group(String name, Group group, int depth) throws IOException {
        List<Link> links = List.of();
        try {
            links = group.links();
            line(depth, ValueText.name(name) + "  group of " + links.size());
        } catch (Hdf5Exception e) {
            line(depth, ValueText.name(name) + "  group, unreadable: " + e.getMessage());
        }
        attributes(group::attributes, depth + 1);
        for (Link link : links) {
            link(group, link, depth + 1);
        }
    }

    private void link(Group group, Link link, int depth) throws IOException {
        String name = ValueText.name(link.name());
        switch (link) {
            case Link.Hard hard -> {
                String before = shown.get(hard.address());
                if (before != null) {
                    line(depth, name + "  is " + ValueText.name(before));
                } else if (depth > DEEPEST) {
                    line(depth, unreadable(link.name(), "deeper than " + DEEPEST + " groups"));
                } else {
                    object(link.name(), group.child(link), depth);
                }
            }
            case Link.Soft soft -> line(depth, name + "  soft link to " + ValueText.name(soft.target()));
            case Link.External external ->
                line(
                        depth,
                        name + "  external link to " + ValueText.name(external.target()) + " of "
                                + ValueText.name(external.file()));
            case Link.UserDefined user -> line(depth, name + "  user-defined link of class " + user.type());
        }
    }

    private void dataset(String name, Dataset dataset, int depth) throws IOException {
        line(depth, ValueText.name(name) + "  dataset " + Description.of(dataset));
        attributes(dataset::attributes, depth + 1);
        line(depth + 1, "= " + FirstElements.of(dataset));
    }

    private void attributes(AttributeSource source, int depth) throws IOException {
        try {
            AttributeList attributes = source.attributes();
            for (Attribute attribute : attributes.readable()) {
                line(
                        depth,
                        "@" + ValueText.name(attribute.name()) + "  " + Description.of(attribute) + " = "
                                + FirstElements.of(attribute));
            }
            for (AttributeList.Unreadable unreadable : attributes.unreadable()) {
                line(depth, "@" + unreadable(unreadable.name(), unreadable.reason()));
            }
        } catch (Hdf5Exception e) {
            line(depth, "attributes unreadable: " + e.getMessage());
        }
    }

    private static String unreadable(String name, String reason) {
        return ValueText.name(name) + "  unreadable: " + reason;
    }

    private void line(int depth, String text) {
        out.println(INDENT.repeat(depth) + text);
    }

    @FunctionalInterface
    private interface AttributeSource {

        AttributeList attributes() throws IOException;
    }
}
