package io.pivot5.hdf5.internal.superblock;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Limits;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.bytes.Sizes;
import io.pivot5.hdf5.io.RangeReader;
import java.io.IOException;

/// The superblock, versions 0 to 3 (specification section II.A).
///
/// @param version its version
/// @param base where it lies in the file, behind the user block if there is one; address 0 of everything else
/// @param sizes the widths of addresses and lengths
/// @param extension the address of the superblock extension, or undefined
/// @param root the address of the object header of the root group
public record Superblock(int version, long base, Sizes sizes, long extension, long root) {

    private static final String STRUCTURE = "superblock";
    private static final long FIRST_PLACE_AFTER_START = 512;
    private static final int SIGNATURE_BYTES = 8;
    private static final int MOST_BYTES = 128;
    private static final long SIGNATURE = 0x0a1a0a0d46444889L;

    /// Finds the superblock at 0, 512, 1024 and so on, doubling, and reads it.
    ///
    /// @throws CorruptFileException if the file has none
    public static Superblock find(RangeReader reader, Limits limits) throws IOException {
        long length = reader.length();
        for (long place = 0; place <= length - SIGNATURE_BYTES; place = next(place)) {
            FileSource source = FileSource.of(reader, place, new Sizes(8, 8), limits);
            if (source.metadata(STRUCTURE, 0, SIGNATURE_BYTES).i64() == SIGNATURE) {
                return decode(reader, place, limits);
            }
        }
        throw new CorruptFileException(STRUCTURE, 0, "the file signature is not found, this is not an HDF5 file");
    }

    private static long next(long place) {
        return place == 0 ? FIRST_PLACE_AFTER_START : Math.multiplyExact(place, 2);
    }

    private static Superblock decode(RangeReader reader, long place, Limits limits) throws IOException {
        FileSource prefix = FileSource.of(reader, place, new Sizes(8, 8), limits);
        int version = prefix.metadata(STRUCTURE, 0, SIGNATURE_BYTES + 1)
                .named(STRUCTURE)
                .bytes(9)[8];
        if (version < 0 || version > 3) {
            throw new CorruptFileException(STRUCTURE, place, "the version " + version + " is not known");
        }
        int sizesAt = version < 2 ? 13 : 9;
        ByteCursor widths = prefix.metadata(STRUCTURE, sizesAt, 2);
        Sizes sizes = new Sizes(width(widths), width(widths));
        FileSource source = FileSource.of(reader, place, sizes, limits);
        return version < 2 ? decodeOld(source, version, place) : decodeNew(source, version, place);
    }

    private static Superblock decodeOld(FileSource source, int version, long place) throws IOException {
        ByteCursor cursor = source.metadata(STRUCTURE, 0, Math.min(MOST_BYTES, source.length()));
        cursor.skip(24);
        if (version == 1) {
            cursor.skip(4);
        }
        cursor.offset();
        cursor.offset();
        cursor.offset();
        cursor.offset();
        cursor.unsigned(source.sizes().lengths());
        return new Superblock(version, place, source.sizes(), ByteCursor.UNDEFINED, cursor.offset());
    }

    private static Superblock decodeNew(FileSource source, int version, long place) throws IOException {
        ByteCursor cursor =
                source.checked(STRUCTURE, 0, 12 + 4L * source.sizes().offsets() + 4);
        cursor.skip(12);
        cursor.offset();
        long extension = cursor.offset();
        cursor.offset();
        return new Superblock(version, place, source.sizes(), extension, cursor.offset());
    }

    private static int width(ByteCursor cursor) throws CorruptFileException {
        int width = cursor.u8();
        if (width != 2 && width != 4 && width != 8) {
            throw cursor.corrupt("addresses or lengths of " + width + " bytes are not read");
        }
        return width;
    }
}
