package io.pivot5.app.inspect;

import io.pivot5.hdf5.Attribute;
import io.pivot5.hdf5.Dataset;
import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Filter;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.Layout;
import io.pivot5.hdf5.walk.TypeSpelling;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// Type, shape and storage in one line: `f64le [1000 of any], chunks [512], shuffle 8, deflate 4`.
final class Description {

    private Description() {}

    static String of(Attribute attribute) {
        return TypeSpelling.of(attribute.datatype()) + shape(attribute.dataspace());
    }

    static String of(Dataset dataset) throws IOException {
        return TypeSpelling.of(dataset.datatype()) + shape(dataset.dataspace()) + storage(dataset);
    }

    private static String shape(Dataspace space) {
        return switch (space.kind()) {
            case SCALAR -> "";
            case NULL -> " null";
            case SIMPLE -> " [" + extents(space) + "]";
        };
    }

    private static String extents(Dataspace space) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < space.rank(); i++) {
            long extent = space.dimensions().get(i);
            long most = space.maximum().get(i);
            out.append(i == 0 ? "" : ", ").append(extent);
            if (most != extent) {
                out.append(" of ").append(most == Dataspace.UNLIMITED ? "any" : most);
            }
        }
        return out.toString();
    }

    private static String storage(Dataset dataset) throws IOException {
        try {
            String layout = switch (dataset.layout()) {
                case Layout.Compact _ -> ", compact";
                case Layout.Contiguous _ -> "";
                case Layout.External _ -> ", in other files";
                case Layout.Virtual _ -> ", virtual";
                case Layout.Chunked(List<Long> dimensions) -> ", chunks " + dimensions;
            };
            return dataset.filters().stream().map(Description::filter).collect(Collectors.joining("", layout, ""));
        } catch (Hdf5Exception e) {
            return ", storage unreadable: " + e.getMessage();
        }
    }

    private static String filter(Filter filter) {
        return ", " + ValueText.name(filter.name())
                + filter.values().stream()
                        .map(value -> " " + Integer.toUnsignedString(value))
                        .collect(Collectors.joining());
    }
}
