package io.pivot5.hdf5.internal.bytes;

import io.pivot5.hdf5.CorruptFileException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads little-endian fields of one structure in order; running past its end is a corrupt file, never a runtime
/// exception.
public final class ByteCursor {

    /// The address or length of which every bit is set: not there, or without limit.
    public static final long UNDEFINED = -1;

    private final String structure;
    private final long address;
    private final ByteBuffer bytes;
    private final Sizes sizes;

    /// A cursor over what remains of `bytes`.
    public ByteCursor(String structure, long address, ByteBuffer bytes, Sizes sizes) {
        this.structure = structure;
        this.address = address;
        this.bytes = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.sizes = sizes;
    }

    /// The same bytes from the start, so that a structure may be decoded more than once.
    public ByteCursor fresh() {
        return new ByteCursor(structure, address, bytes.duplicate().rewind(), sizes);
    }

    /// The same bytes from the start under another name.
    public ByteCursor named(String name) {
        return new ByteCursor(name, address, bytes.duplicate().rewind(), sizes);
    }

    /// Where the structure begins in the file.
    public long address() {
        return address;
    }

    /// The widths of addresses and lengths.
    public Sizes sizes() {
        return sizes;
    }

    /// How many bytes have been read.
    public int position() {
        return bytes.position();
    }

    /// How many bytes are left.
    public int remaining() {
        return bytes.remaining();
    }

    /// One unsigned byte.
    public int u8() throws CorruptFileException {
        need(1);
        return Byte.toUnsignedInt(bytes.get());
    }

    /// Two bytes, unsigned.
    public int u16() throws CorruptFileException {
        need(2);
        return Short.toUnsignedInt(bytes.getShort());
    }

    /// Four bytes, unsigned.
    public long u32() throws CorruptFileException {
        need(4);
        return Integer.toUnsignedLong(bytes.getInt());
    }

    /// Four bytes as they are.
    public int i32() throws CorruptFileException {
        need(4);
        return bytes.getInt();
    }

    /// Eight bytes as they are.
    public long i64() throws CorruptFileException {
        need(8);
        return bytes.getLong();
    }

    /// An unsigned number of `width` bytes that has to fit a `long`.
    public long unsigned(int width) throws CorruptFileException {
        long value = raw(width);
        if (value < 0) {
            throw corrupt("a number is beyond 63 bits");
        }
        return value;
    }

    /// An address, [#UNDEFINED] if every bit is set.
    public long offset() throws CorruptFileException {
        return orUndefined(sizes.offsets());
    }

    /// A length, [#UNDEFINED] if every bit is set.
    public long length() throws CorruptFileException {
        return orUndefined(sizes.lengths());
    }

    /// A count or a size held in as many bytes as a length.
    public long size() throws CorruptFileException {
        return unsigned(sizes.lengths());
    }

    /// The next `count` bytes.
    public byte[] bytes(long count) throws CorruptFileException {
        need(count);
        byte[] result = new byte[(int) count];
        bytes.get(result);
        return result;
    }

    /// Steps over `count` bytes.
    public void skip(long count) throws CorruptFileException {
        need(count);
        bytes.position(bytes.position() + (int) count);
    }

    /// A cursor over the next `count` bytes, which are stepped over.
    public ByteCursor slice(String name, long count) throws CorruptFileException {
        need(count);
        int from = bytes.position();
        ByteCursor result = new ByteCursor(name, address + from, bytes.slice(from, (int) count), sizes);
        bytes.position(from + (int) count);
        return result;
    }

    /// Fails unless the next bytes spell `signature`.
    public void signature(String signature) throws CorruptFileException {
        byte[] found = bytes(signature.length());
        if (!signature.equals(new String(found, StandardCharsets.ISO_8859_1))) {
            throw corrupt("the signature is not " + signature);
        }
    }

    /// A version byte that has to lie between `least` and `greatest`.
    public int version(int least, int greatest) throws CorruptFileException {
        int version = u8();
        if (version < least || version > greatest) {
            throw corrupt("the version " + version + " is not known");
        }
        return version;
    }

    /// UTF-8 text of `count` bytes, up to the first NUL.
    public String text(long count) throws CorruptFileException {
        byte[] found = bytes(count);
        int length = 0;
        while (length < found.length && found[length] != 0) {
            length++;
        }
        return Text.of(found, length);
    }

    /// UTF-8 text that ends with a NUL, which is stepped over.
    public String terminatedText() throws CorruptFileException {
        int from = bytes.position();
        int to = from;
        while (to < bytes.limit() && bytes.get(to) != 0) {
            to++;
        }
        if (to == bytes.limit()) {
            throw corrupt("a name has no end");
        }
        byte[] found = bytes(to - from);
        skip(1);
        return Text.of(found, found.length);
    }

    /// Steps to the next multiple of `alignment` counted from `start`, or to the end if that comes first.
    public void alignFrom(int start, int alignment) {
        int used = bytes.position() - start;
        int padded = (used + alignment - 1) / alignment * alignment;
        bytes.position(Math.min(start + padded, bytes.limit()));
    }

    /// The failure of this structure for `reason`.
    public CorruptFileException corrupt(String reason) {
        return new CorruptFileException(structure, address, reason);
    }

    private long orUndefined(int width) throws CorruptFileException {
        long value = raw(width);
        long undefined = width == Long.BYTES ? -1L : (1L << (8 * width)) - 1;
        if (value == undefined) {
            return UNDEFINED;
        }
        if (value < 0) {
            throw corrupt("an address or length is beyond 63 bits");
        }
        return value;
    }

    private long raw(int width) throws CorruptFileException {
        if (width < 0 || width > Long.BYTES) {
            throw corrupt("a number of " + width + " bytes is not read");
        }
        need(width);
        long value = 0;
        for (int i = 0; i < width; i++) {
            value |= (long) Byte.toUnsignedInt(bytes.get()) << (8 * i);
        }
        return value;
    }

    private void need(long count) throws CorruptFileException {
        if (count < 0 || count > bytes.remaining()) {
            throw corrupt("it ends before its fields do");
        }
    }
}
