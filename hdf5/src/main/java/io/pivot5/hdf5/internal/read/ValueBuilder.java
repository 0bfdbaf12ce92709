package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.ElementVisitor;
import io.pivot5.hdf5.ReferenceValue;
import io.pivot5.hdf5.Values;
import io.pivot5.hdf5.internal.bytes.Text;
import io.pivot5.hdf5.type.Complex;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.Enumeration;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatingPoint;
import io.pivot5.hdf5.type.Opaque;
import io.pivot5.hdf5.type.StringType;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the objects that [Values] describes.
public final class ValueBuilder implements ElementVisitor {

    private static final int LONG_BITS = 63;

    private final Deque<List<Object>> open = new ArrayDeque<>();
    private final List<Object> values = new ArrayList<>();
    private final Map<Datatype, NumberReader> readers = new HashMap<>();

    /// What was built.
    public List<Object> values() {
        return values;
    }

    @Override
    public void scalar(Datatype type, ByteBuffer bytes) {
        add(
                switch (type) {
                    case Opaque opaque -> copied(bytes, opaque.size());
                    case FloatingPoint real
                    when real.single() || real.fields().mantissaSize() <= 10 ->
                        (float) reader(type).toDouble(ordered(type, bytes), 0);
                    case FloatingPoint _ -> reader(type).toDouble(ordered(type, bytes), 0);
                    case Enumeration enumeration when enumeration.isBoolean() -> bytes.get(0) != 0;
                    default -> integer(type, bytes);
                });
    }

    @Override
    public void text(StringType type, ByteBuffer bytes) {
        add(Text.of(bytes));
    }

    @Override
    public void reference(ReferenceValue reference) {
        add(reference);
    }

    @Override
    public void begin(Datatype type, int count) {
        open.push(new ArrayList<>());
    }

    @Override
    public void end(Datatype type) {
        List<Object> parts = open.pop();
        add(
                switch (type) {
                    case Compound compound ->
                        new Values.Members(
                                compound.members().stream()
                                        .map(Compound.Member::name)
                                        .toList(),
                                parts);
                    case Complex _ -> new Values.ComplexNumber(number(parts.get(0)), number(parts.get(1)));
                    default -> parts;
                });
    }

    private void add(Object value) {
        (open.isEmpty() ? values : open.peek()).add(value);
    }

    private Object integer(Datatype type, ByteBuffer bytes) {
        NumberReader reader = reader(type);
        if (reader instanceof AnyInteger any) {
            BigInteger value = any.toBigInteger(bytes, 0);
            return value.bitLength() <= LONG_BITS ? (Object) value.longValueExact() : value;
        }
        long value = reader.toLong(ordered(type, bytes), 0);
        boolean wrapped = value < 0 && type instanceof FixedPoint integer && !integer.signed();
        return wrapped ? new BigInteger(Long.toUnsignedString(value)) : (Object) value;
    }

    private ByteBuffer ordered(Datatype type, ByteBuffer bytes) {
        return bytes.order(reader(type).order());
    }

    private NumberReader reader(Datatype type) {
        return readers.computeIfAbsent(
                type,
                _ -> NumberReader.of(type)
                        .orElseThrow(() -> new IllegalArgumentException(type.dtype() + " is not a number")));
    }

    private static byte[] copied(ByteBuffer bytes, int size) {
        byte[] copy = new byte[size];
        bytes.get(0, copy);
        return copy;
    }

    private static double number(Object part) {
        return ((Number) part).doubleValue();
    }
}
