package io.pivot5.app.inspect;

import io.pivot5.hdf5.ElementSource;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.Range;
import io.pivot5.hdf5.Selection;
import java.io.IOException;
import java.util.List;

/// The first elements of a dataset or attribute, as text.
final class FirstElements {

    private static final long MOST = 10;

    private FirstElements() {}

    /// The elements with what is left out told as `…`, or why they cannot be read.
    static String of(ElementSource source) throws IOException {
        long count = source.dataspace().elementCount();
        if (count == 0) {
            return "(no elements)";
        }
        try {
            Selection selection = first(source.dataspace().dimensions());
            return ValueText.of(source.readValues(selection)) + (source.count(selection) < count ? ", …" : "");
        } catch (Hdf5Exception e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    /// A block at the start: whole rows as long as they are few.
    private static Selection first(List<Long> dimensions) {
        if (dimensions.isEmpty()) {
            return Selection.all();
        }
        Range[] ranges = new Range[dimensions.size()];
        long left = MOST;
        for (int i = ranges.length - 1; i >= 0; i--) {
            long taken = Math.min(dimensions.get(i), Math.max(1, left));
            ranges[i] = new Range(0, taken, 1);
            left /= taken;
        }
        return Selection.of(ranges);
    }
}
