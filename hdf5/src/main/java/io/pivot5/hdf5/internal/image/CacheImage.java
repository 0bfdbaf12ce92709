package io.pivot5.hdf5.internal.image;

import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.io.RangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.TreeMap;

/// The metadata cache image (specification section III.K): what it holds is newer than what lies at the same addresses.
public final class CacheImage {

    private static final String STRUCTURE = "metadata cache image";

    private CacheImage() {}

    /// A reader that sees the structures of the image that the message at the cursor points at.
    ///
    /// @param reader of the whole file
    /// @param source of the same file
    /// @param base where address 0 lies
    public static RangeReader over(RangeReader reader, FileSource source, long base, ByteCursor message)
            throws IOException {
        message.version(0, 0);
        long address = message.offset();
        long size = message.length();
        if (address == ByteCursor.UNDEFINED || size == 0) {
            return reader;
        }
        ByteCursor cursor = source.checked(STRUCTURE, address, size);
        cursor.signature("MDCI");
        cursor.version(0, 0);
        cursor.skip(1);
        cursor.size();
        long count = cursor.u32();
        TreeMap<Long, ByteBuffer> entries = new TreeMap<>();
        for (long i = 0; i < count; i++) {
            cursor.skip(8);
            int parents = cursor.u16();
            cursor.skip(4);
            long place = cursor.offset();
            long bytes = cursor.size();
            cursor.skip((long) parents * source.sizes().offsets());
            if (!source.contains(place, bytes)) {
                throw cursor.corrupt("an entry does not lie inside the file");
            }
            entries.put(base + place, ByteBuffer.wrap(cursor.bytes(bytes)));
        }
        return new ImageReader(reader, entries);
    }
}
