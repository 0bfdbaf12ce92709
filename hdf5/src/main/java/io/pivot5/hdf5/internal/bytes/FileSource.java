package io.pivot5.hdf5.internal.bytes;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.Limits;
import io.pivot5.hdf5.internal.checksum.JenkinsHash;
import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.hdf5.io.ReadPurpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// The bytes of one file by HDF5 address: adds the base address and refuses every range that is not inside the file or
/// its limits.
public final class FileSource {

    private static final int CHECKSUM_BYTES = 4;

    private final RangeReader reader;
    private final long base;
    private final long length;
    private final Sizes sizes;
    private final Limits limits;

    private FileSource(RangeReader reader, long base, long length, Sizes sizes, Limits limits) {
        this.reader = reader;
        this.base = base;
        this.length = length;
        this.sizes = sizes;
        this.limits = limits;
    }

    /// The bytes of `reader`, where address 0 lies at `base`.
    public static FileSource of(RangeReader reader, long base, Sizes sizes, Limits limits) throws IOException {
        return new FileSource(reader, base, reader.length(), sizes, limits);
    }

    /// How wide addresses and lengths are.
    public Sizes sizes() {
        return sizes;
    }

    /// What may be spent.
    public Limits limits() {
        return limits;
    }

    /// The number of bytes from address 0 to the end of the file.
    public long length() {
        return length - base;
    }

    /// Whether `count` bytes at `address` lie inside the file.
    public boolean contains(long address, long count) {
        return address >= 0 && count >= 0 && address <= length() - count;
    }

    /// Reads a structure of the format.
    public ByteCursor metadata(String structure, long address, long count) throws IOException {
        return new ByteCursor(structure, address, read(structure, address, count), sizes);
    }

    /// Reads a structure whose last four bytes are the checksum of those before; the cursor stops before the checksum.
    public ByteCursor checked(String structure, long address, long count) throws IOException {
        if (count < CHECKSUM_BYTES) {
            throw new CorruptFileException(structure, address, "it has no room for its checksum");
        }
        ByteBuffer bytes = read(structure, address, count);
        int covered = bytes.limit() - CHECKSUM_BYTES;
        if (JenkinsHash.of(bytes, 0, covered) != bytes.getInt(covered)) {
            throw new CorruptFileException(structure, address, "the checksum does not match");
        }
        return new ByteCursor(structure, address, bytes.limit(covered), sizes);
    }

    private ByteBuffer read(String structure, long address, long count) throws IOException {
        check(structure, address, count);
        if (count > limits.structureBytes()) {
            throw new CorruptFileException(structure, address, "it is " + count + " bytes long, more than allowed");
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count)).order(ByteOrder.LITTLE_ENDIAN);
        reader.readFully(base + address, bytes, ReadPurpose.METADATA);
        return bytes.flip();
    }

    /// Says that metadata of about `count` bytes at each of `addresses` is read next.
    public void expect(List<Long> addresses, int count) throws IOException {
        reader.expect(addresses.stream().map(address -> base + address).toList(), count);
    }

    /// Fills `target` with raw data from `address` on.
    public void payload(String structure, long address, ByteBuffer target) throws IOException {
        check(structure, address, target.remaining());
        reader.readFully(base + address, target, ReadPurpose.PAYLOAD);
    }

    /// Fails unless `count` bytes at `address` lie inside the file.
    public void check(String structure, long address, long count) throws CorruptFileException {
        if (!contains(address, count)) {
            throw new CorruptFileException(
                    structure, address, count + " bytes there are not inside the file of " + length() + " bytes");
        }
    }
}
