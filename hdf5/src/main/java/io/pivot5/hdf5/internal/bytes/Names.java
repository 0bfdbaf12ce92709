package io.pivot5.hdf5.internal.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The order of names in the format: by their bytes in UTF-8.
public final class Names {

    private Names() {}

    /// Negative, 0 or positive as `left` stands before, at or behind `right`.
    public static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
