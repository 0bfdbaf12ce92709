package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.bytes.Names;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.message.AttributeMessage;
import io.pivot5.hdf5.internal.object.AttributeParts;
import io.pivot5.hdf5.internal.object.FileContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decodes the attributes of an object one by one, so that a broken one does not hide the others.
final class Attributes {

    private static final Comparator<Ordered> BY_NAME =
            Comparator.comparing(each -> each.attribute().name(), Names::compare);

    private Attributes() {}

    static AttributeList of(FileContext file, ObjectHeader header) throws IOException {
        AttributeParts parts = new AttributeParts(file, header);
        List<Ordered> readable = new ArrayList<>();
        List<AttributeList.Unreadable> unreadable = new ArrayList<>();
        for (AttributeParts.Stored stored : parts.all()) {
            switch (stored) {
                case AttributeParts.Stored.Found found -> decode(file, parts, found, readable, unreadable);
                case AttributeParts.Stored.Lost(Hdf5Exception failure) ->
                    unreadable.add(new AttributeList.Unreadable("", reason(failure)));
            }
        }
        readable.sort(parts.tracksOrder() ? Comparator.comparingLong(Ordered::order) : BY_NAME);
        return new AttributeList(readable.stream().map(Ordered::attribute).toList(), unreadable);
    }

    private record Ordered(Attribute attribute, long order) {}

    private static void decode(
            FileContext file,
            AttributeParts parts,
            AttributeParts.Stored.Found found,
            List<Ordered> readable,
            List<AttributeList.Unreadable> unreadable)
            throws IOException {
        String name = "";
        try {
            AttributeMessage message = AttributeMessage.decode(found.body());
            name = message.name();
            readable.add(new Ordered(new Attribute(file, name, parts.content(message)), found.order()));
        } catch (Hdf5Exception e) {
            unreadable.add(new AttributeList.Unreadable(name, reason(e)));
        }
    }

    private static String reason(Hdf5Exception failure) {
        return String.valueOf(failure.getMessage());
    }
}
