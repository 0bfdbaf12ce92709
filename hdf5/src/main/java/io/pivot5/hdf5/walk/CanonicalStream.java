package io.pivot5.hdf5.walk;

import io.pivot5.hdf5.ElementVisitor;
import io.pivot5.hdf5.ReferenceValue;
import io.pivot5.hdf5.internal.read.AnyInteger;
import io.pivot5.hdf5.internal.read.NumberReader;
import io.pivot5.hdf5.type.Bitfield;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.Enumeration;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatingPoint;
import io.pivot5.hdf5.type.StringType;
import io.pivot5.hdf5.type.Time;
import io.pivot5.hdf5.type.VariableLength;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// Writes elements in a form that does not depend on how the file stores them.
final class CanonicalStream implements ElementVisitor {

    private static final int NOTHING = 0;
    private static final int OBJECT = 1;
    private static final int REGION = 2;
    private static final int ATTRIBUTE = 3;
    private static final int UNRESOLVED = 255;

    private final Digest digest;
    private final LongFunction<Optional<String>> paths;

    /// A stream into `digest`.
    ///
    /// @param paths knows the path of an object by its address
    CanonicalStream(Digest digest, LongFunction<Optional<String>> paths) {
        this.digest = digest;
        this.paths = paths;
    }

    @Override
    public void scalar(Datatype type, ByteBuffer bytes) {
        switch (type) {
            case FixedPoint number -> integer(number, bytes);
            case Bitfield bits ->
                integer(new FixedPoint(bits.size(), bits.order(), false, bits.bitOffset(), bits.precision()), bytes);
            case Enumeration enumeration -> integer(enumeration.base(), bytes);
            case Time time -> ordered(bytes, time.order());
            case FloatingPoint number when number.ieee() -> ordered(bytes, number.order());
            case FloatingPoint number -> real(number, bytes);
            default -> ordered(bytes, Endianness.LITTLE);
        }
    }

    @Override
    public void text(StringType type, ByteBuffer bytes) {
        counted(bytes);
    }

    @Override
    public void reference(ReferenceValue reference) {
        switch (reference) {
            case ReferenceValue.Nothing _ -> digest.add((byte) NOTHING);
            case ReferenceValue.ToObject(long address) -> {
                if (!target(OBJECT, address)) {
                    digest.add((byte) UNRESOLVED);
                }
            }
            case ReferenceValue.ToRegion(long address, ReferenceValue.Region region) -> {
                if (target(REGION, address)) {
                    region(region);
                } else {
                    digest.add((byte) UNRESOLVED);
                }
            }
            case ReferenceValue.ToAttribute(long address, String name) -> {
                if (target(ATTRIBUTE, address)) {
                    counted(ByteBuffer.wrap(name.getBytes(StandardCharsets.UTF_8)));
                } else {
                    digest.add((byte) UNRESOLVED);
                }
            }
            case ReferenceValue.Unresolved _ -> digest.add((byte) UNRESOLVED);
        }
    }

    @Override
    public void begin(Datatype type, int count) {
        if (type instanceof VariableLength) {
            digest.addInt(count);
        }
    }

    @Override
    public void end(Datatype type) {}

    private boolean target(int kind, long address) {
        Optional<String> path = paths.apply(address);
        if (path.isEmpty()) {
            return false;
        }
        digest.add((byte) kind);
        counted(ByteBuffer.wrap(path.get().getBytes(StandardCharsets.UTF_8)));
        return true;
    }

    private void region(ReferenceValue.Region region) {
        digest.addInt(region.rank());
        digest.addLong(region.count());
        List<Long> lowest = region.lowest();
        for (int i = 0; i < lowest.size(); i++) {
            digest.addLong(lowest.get(i));
            digest.addLong(region.highest().get(i));
        }
    }

    private void counted(ByteBuffer bytes) {
        digest.addInt(bytes.remaining());
        ordered(bytes, Endianness.LITTLE);
    }

    private void integer(FixedPoint type, ByteBuffer bytes) {
        if (type.plain()) {
            ordered(bytes, type.order());
            return;
        }
        BigInteger value = new AnyInteger(type).toBigInteger(bytes, 0);
        byte[] magnitude = value.toByteArray();
        byte sign = (byte) (value.signum() < 0 ? -1 : 0);
        for (int i = 0; i < type.size(); i++) {
            digest.add(i < magnitude.length ? magnitude[magnitude.length - 1 - i] : sign);
        }
    }

    private void real(FloatingPoint type, ByteBuffer bytes) {
        NumberReader reader = NumberReader.of(type).orElseThrow();
        digest.addLong(Double.doubleToLongBits(reader.toDouble(bytes.order(reader.order()), 0)));
    }

    private void ordered(ByteBuffer bytes, Endianness order) {
        int size = bytes.limit();
        for (int i = 0; i < size; i++) {
            digest.add(bytes.get(order == Endianness.BIG ? size - 1 - i : i));
        }
    }
}
