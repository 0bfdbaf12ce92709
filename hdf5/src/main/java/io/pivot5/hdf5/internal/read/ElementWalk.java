package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.CorruptFileException;
import io.pivot5.hdf5.ElementVisitor;
import io.pivot5.hdf5.UnsupportedFeatureException;
import io.pivot5.hdf5.internal.bytes.ByteCursor;
import io.pivot5.hdf5.internal.bytes.FileSource;
import io.pivot5.hdf5.internal.heap.GlobalHeap;
import io.pivot5.hdf5.type.ArrayType;
import io.pivot5.hdf5.type.Bitfield;
import io.pivot5.hdf5.type.Complex;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.Enumeration;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatingPoint;
import io.pivot5.hdf5.type.Opaque;
import io.pivot5.hdf5.type.Reference;
import io.pivot5.hdf5.type.StringType;
import io.pivot5.hdf5.type.Time;
import io.pivot5.hdf5.type.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Shows raw elements of any type to a visitor, fetching what lies in the global heap. For one read, on one thread.
public final class ElementWalk {

    private static final String STRUCTURE = "element";

    private final FileSource source;
    private final GlobalHeap heap;
    private final ReferenceDecoder references;
    private final ElementVisitor visitor;
    private long heapBytes;

    /// A walk that shows elements to `visitor`.
    public ElementWalk(FileSource source, GlobalHeap heap, ReferenceDecoder.Extents extents, ElementVisitor visitor) {
        this.source = source;
        this.heap = heap;
        this.references = new ReferenceDecoder(heap, extents);
        this.visitor = visitor;
    }

    /// Shows the element that begins at `at`.
    public void element(Datatype type, ByteBuffer bytes, int at) throws IOException {
        if (type.size() > bytes.limit() - at) {
            throw new CorruptFileException(STRUCTURE, CorruptFileException.NO_ADDRESS, "it ends before its type does");
        }
        switch (type) {
            case FixedPoint _, FloatingPoint _, Time _, Bitfield _, Opaque _, Enumeration _ ->
                visitor.scalar(type, bytes.slice(at, type.size()));
            case StringType text -> text(text, bytes, at);
            case Reference reference ->
                visitor.reference(references.decode(reference, cursor(bytes, at, reference.size())));
            case Compound compound -> {
                visitor.begin(compound, compound.members().size());
                for (Compound.Member member : compound.members()) {
                    element(member.type(), bytes, at + member.offset());
                }
                visitor.end(compound);
            }
            case ArrayType array -> {
                visitor.begin(array, array.elementCount());
                elements(array.base(), array.elementCount(), bytes, at);
                visitor.end(array);
            }
            case Complex complex -> {
                visitor.begin(complex, 2);
                elements(complex.base(), 2, bytes, at);
                visitor.end(complex);
            }
            case VariableLength sequence -> sequence(sequence, bytes, at);
        }
    }

    private void elements(Datatype type, int count, ByteBuffer bytes, int at) throws IOException {
        for (int i = 0; i < count; i++) {
            element(type, bytes, at + i * type.size());
        }
    }

    private void text(StringType type, ByteBuffer bytes, int at) throws IOException {
        if (!type.variable()) {
            visitor.text(type, StringBytes.trimmed(type, bytes.slice(at, type.size())));
            return;
        }
        ByteCursor place = cursor(bytes, at, type.size());
        long length = place.u32();
        ByteBuffer stored = stored(place, length);
        visitor.text(type, StringBytes.terminated(stored));
    }

    private void sequence(VariableLength type, ByteBuffer bytes, int at) throws IOException {
        ByteCursor place = cursor(bytes, at, type.size());
        long count = place.u32();
        ByteBuffer stored = stored(place, count * type.base().size());
        int elements = stored.remaining() / type.base().size();
        visitor.begin(type, elements);
        elements(type.base(), elements, stored, 0);
        visitor.end(type);
    }

    /// The `needed` bytes at a place in the global heap; nothing where the place is nowhere.
    private ByteBuffer stored(ByteCursor place, long needed) throws IOException {
        long collection = place.offset();
        long index = place.u32();
        if (needed == 0 || collection == 0 || collection == ByteCursor.UNDEFINED) {
            return ByteBuffer.allocate(0);
        }
        ByteCursor object = heap.object(collection, index);
        if (needed > object.remaining()) {
            throw object.corrupt("it is shorter than the element that points at it");
        }
        heapBytes += needed;
        if (heapBytes > source.limits().valueBytes()) {
            throw new UnsupportedFeatureException(
                    "more than " + source.limits().valueBytes() + " bytes of variable-length values in one read",
                    collection);
        }
        return ByteBuffer.wrap(object.bytes(needed));
    }

    private ByteCursor cursor(ByteBuffer bytes, int at, int size) {
        return new ByteCursor(STRUCTURE, CorruptFileException.NO_ADDRESS, bytes.slice(at, size), source.sizes());
    }
}
