package io.pivot5.hdf5.internal.message;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.filter.FilterDescription;
import java.util.ArrayList;
import java.util.List;

/// The filter pipeline message (specification section IV.A.2.l), versions 1 and 2.
public final class FilterPipelineMessage {

    private static final int FIRST_NAMED = 256;
    private static final int MOST_FILTERS = 32;

    private FilterPipelineMessage() {}

    /// The filters in the order in which a writer applied them.
    public static List<FilterDescription> decode(ByteCursor cursor) throws CorruptFileException {
        int version = cursor.version(1, 2);
        int count = cursor.u8();
        if (count > MOST_FILTERS) {
            throw cursor.corrupt("it has " + count + " filters");
        }
        if (version == 1) {
            cursor.skip(6);
        }
        List<FilterDescription> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            filters.add(filter(cursor, version));
        }
        return filters;
    }

    private static FilterDescription filter(ByteCursor cursor, int version) throws CorruptFileException {
        int id = cursor.u16();
        int nameLength = version == 1 || id >= FIRST_NAMED ? cursor.u16() : 0;
        int flags = cursor.u16();
        int values = cursor.u16();
        int start = cursor.position();
        String name = cursor.text(nameLength);
        if (version == 1) {
            cursor.alignFrom(start, 8);
        }
        if (4L * values > cursor.remaining()) {
            throw cursor.corrupt("the parameters of a filter are not inside it");
        }
        int[] clientData = new int[values];
        for (int i = 0; i < values; i++) {
            clientData[i] = cursor.i32();
        }
        if (version == 1 && values % 2 == 1) {
            cursor.alignFrom(cursor.position() - 4, 8);
        }
        return new FilterDescription(id, name, (flags & 1) != 0, clientData);
    }
}
