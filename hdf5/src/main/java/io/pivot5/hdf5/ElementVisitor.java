package io.pivot5.hdf5;

import io.pivot5.hdf5.type.Datatype;
import io.pivot5.hdf5.type.StringType;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Sees the elements of a dataset or attribute of any type, nested ones from the outside in.
public interface ElementVisitor {

    /// A number, bits, a time, an enumeration value or opaque bytes, as the file stores them.
    void scalar(Datatype type, ByteBuffer bytes) throws IOException;

    /// A text without its padding.
    void text(StringType type, ByteBuffer bytes) throws IOException;

    /// A pointer into the file.
    void reference(ReferenceValue reference) throws IOException;

    /// The start of a compound, an array, a sequence or a complex number; `count` parts follow.
    void begin(Datatype type, int count) throws IOException;

    /// The end of what began last.
    void end(Datatype type) throws IOException;
}
