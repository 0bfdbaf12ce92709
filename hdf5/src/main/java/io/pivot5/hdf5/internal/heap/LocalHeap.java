package io.pivot5.hdf5.internal.heap;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import java.io.IOException;

/// The names of an old group (specification section III.D).
public final class LocalHeap {

    private static final String STRUCTURE = "local heap";

    private final ByteCursor data;

    private LocalHeap(ByteCursor data) {
        this.data = data;
    }

    /// The heap at `address`.
    public static LocalHeap read(FileSource source, long address) throws IOException {
        ByteCursor cursor = source.metadata(
                STRUCTURE,
                address,
                8 + 2L * source.sizes().lengths() + source.sizes().offsets());
        cursor.signature("HEAP");
        cursor.version(0, 0);
        cursor.skip(3);
        long size = cursor.size();
        cursor.length();
        return new LocalHeap(source.metadata(STRUCTURE, cursor.offset(), size));
    }

    /// The text that begins at `offset`.
    public String text(long offset) throws CorruptFileException {
        ByteCursor cursor = data.fresh();
        cursor.skip(offset);
        return cursor.terminatedText();
    }
}
