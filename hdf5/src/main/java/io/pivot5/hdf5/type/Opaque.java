package io.pivot5.hdf5.type;

import java.util.regex.Pattern;

/// Bytes without a meaning to the format, class 5.
///
/// @param size the bytes of an element
/// @param tag what a writer said about them
public record Opaque(int size, String tag) implements Datatype {

    private static final String NUMPY_TAG = "NUMPY:";
    private static final Pattern NUMPY_TIME = Pattern.compile("[<>|][Mm]8(\\[\\w+\\])?");

    @Override
    public int classCode() {
        return 5;
    }

    @Override
    public String dtype() {
        if (tag.startsWith(NUMPY_TAG)
                && NUMPY_TIME.matcher(tag.substring(NUMPY_TAG.length())).matches()) {
            return tag.substring(NUMPY_TAG.length());
        }
        return "|V" + size;
    }
}
