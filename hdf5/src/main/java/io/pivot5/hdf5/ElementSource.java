package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.internal.read.ByteSink;
import io.pivot5.hdf5.internal.read.Cancellation;
import io.pivot5.hdf5.internal.read.DoubleSink;
import io.pivot5.hdf5.internal.read.ElementWalk;
import io.pivot5.hdf5.internal.read.FloatSink;
import io.pivot5.hdf5.internal.read.IntSink;
import io.pivot5.hdf5.internal.read.LongSink;
import io.pivot5.hdf5.internal.read.NumberReader;
import io.pivot5.hdf5.internal.read.RawSink;
import io.pivot5.hdf5.internal.read.SelectedElements;
import io.pivot5.hdf5.internal.read.ShortSink;
import io.pivot5.hdf5.internal.read.Storage;
import io.pivot5.hdf5.internal.read.ValueBuilder;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Elements of one type in a shape, to be read in whole or in part: a dataset, an attribute, a member of either.
///
/// **Order.** Elements come in C order. **Limits.** One read gives at most as many elements as an array holds.
/// **Failures.** Every read fails with [Hdf5Exception] for bytes that cannot be read, `IllegalArgumentException` for a
/// selection or target that does not fit, and [IOException] where the source fails. **Cancelling.** An interrupt ends a
/// read between two chunks, and so does the caller's own condition in [#readRaw(Selection, ByteBuffer,
/// BooleanSupplier)].
public abstract sealed class ElementSource permits Dataset, Attribute, Field {

    private final FileContext context;

    ElementSource(FileContext context) {
        this.context = context;
    }

    /// The type of an element.
    public abstract Datatype datatype();

    /// The shape.
    public abstract Dataspace dataspace();

    abstract Storage storage() throws IOException;

    /// The member called `name` of every element; empty if the type has no such member.
    public Optional<Field> field(String name) {
        if (datatype() instanceof Compound compound) {
            return compound.members().stream()
                    .filter(member -> member.name().equals(name))
                    .findFirst()
                    .map(member -> new Field(context, this, member));
        }
        return Optional.empty();
    }

    /// How many elements `selection` takes.
    public int count(Selection selection) {
        return new SelectedElements((_, _, _) -> {}, dataspace(), selection).count();
    }

    /// Numbers as `double`, rounded to the nearest.
    public double[] readDoubles(Selection selection) throws IOException {
        SelectedElements elements = select(selection);
        double[] values = new double[elements.count()];
        elements.read(new DoubleSink(numbers(), values), Cancellation.BY_INTERRUPT);
        return values;
    }

    /// Numbers as `float`.
    public float[] readFloats(Selection selection) throws IOException {
        SelectedElements elements = select(selection);
        float[] values = new float[elements.count()];
        elements.read(new FloatSink(numbers(), values), Cancellation.BY_INTERRUPT);
        return values;
    }

    /// Numbers as `long`, cut as Java does; unsigned 64-bit numbers keep their bits.
    public long[] readLongs(Selection selection) throws IOException {
        SelectedElements elements = select(selection);
        long[] values = new long[elements.count()];
        elements.read(new LongSink(numbers(), values), Cancellation.BY_INTERRUPT);
        return values;
    }

    /// Numbers as `int`, cut as Java does; unsigned 32-bit numbers keep their bits.
    public int[] readInts(Selection selection) throws IOException {
        SelectedElements elements = select(selection);
        int[] values = new int[elements.count()];
        elements.read(new IntSink(numbers(), values), Cancellation.BY_INTERRUPT);
        return values;
    }

    /// Numbers as `short`, cut as Java does.
    public short[] readShorts(Selection selection) throws IOException {
        SelectedElements elements = select(selection);
        short[] values = new short[elements.count()];
        elements.read(new ShortSink(numbers(), values), Cancellation.BY_INTERRUPT);
        return values;
    }

    /// Numbers as `byte`, cut as Java does.
    public byte[] readBytes(Selection selection) throws IOException {
        SelectedElements elements = select(selection);
        byte[] values = new byte[elements.count()];
        elements.read(new ByteSink(numbers(), values), Cancellation.BY_INTERRUPT);
        return values;
    }

    /// Elements as the file stores them, one after the other.
    ///
    /// @throws UnsupportedFeatureException if they take 2 GiB or more
    public ByteBuffer readRaw(Selection selection) throws IOException {
        long bytes = (long) count(selection) * datatype().size();
        if (bytes > Integer.MAX_VALUE - Long.BYTES) {
            throw new UnsupportedFeatureException("2 GiB or more in one read", Hdf5Exception.NO_ADDRESS);
        }
        ByteBuffer target = ByteBuffer.allocate((int) bytes);
        readRaw(selection, target, () -> false);
        return target;
    }

    /// Fills `target` from its start with elements as the file stores them, unless `cancelled` ends it between two
    /// chunks.
    ///
    /// @throws IllegalArgumentException if `target` is too small
    /// @throws java.util.concurrent.CancellationException if it was cancelled
    public void readRaw(Selection selection, ByteBuffer target, BooleanSupplier cancelled) throws IOException {
        SelectedElements elements = select(selection);
        long bytes = (long) elements.count() * datatype().size();
        if (bytes > target.limit()) {
            throw new IllegalArgumentException(bytes + " bytes do not fit a buffer of " + target.limit());
        }
        elements.read(new RawSink(target, datatype().size()), new Cancellation(cancelled));
    }

    /// Shows elements of any type to `visitor`.
    public void visit(Selection selection, ElementVisitor visitor) throws IOException {
        ByteBuffer raw = readRaw(selection);
        ElementWalk walk = new ElementWalk(context.source(), context.globalHeap(), context::extent, visitor);
        for (int at = 0; at < raw.limit(); at += datatype().size()) {
            walk.element(datatype(), raw, at);
        }
    }

    /// Elements of any type as objects; see [Values] for what becomes what.
    public List<Object> readValues(Selection selection) throws IOException {
        ValueBuilder builder = new ValueBuilder();
        visit(selection, builder);
        return builder.values();
    }

    /// Texts.
    ///
    /// @throws IllegalArgumentException if the elements are not text
    public String[] readStrings(Selection selection) throws IOException {
        List<Object> values = readValues(selection);
        String[] texts = new String[values.size()];
        for (int i = 0; i < texts.length; i++) {
            if (!(values.get(i) instanceof String text)) {
                throw new IllegalArgumentException(
                        "Elements of type " + datatype().dtype() + " are not text");
            }
            texts[i] = text;
        }
        return texts;
    }

    private SelectedElements select(Selection selection) throws IOException {
        return new SelectedElements(storage(), dataspace(), selection);
    }

    private NumberReader numbers() {
        return NumberReader.of(datatype())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Elements of type " + datatype().dtype() + " are not numbers"));
    }
}
