package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;

/// A committed datatype.
public final class NamedDatatype implements Hdf5Object {

    private final FileContext file;
    private final ObjectHeader header;
    private final String path;
    private final Datatype datatype;

    NamedDatatype(FileContext file, ObjectHeader header, String path) throws IOException {
        this.file = file;
        this.header = header;
        this.path = path;
        this.datatype = file.datatype(header);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long address() {
        return header.address();
    }

    /// The type.
    public Datatype datatype() {
        return datatype;
    }

    /// Its attributes.
    public AttributeList attributes() throws IOException {
        return Attributes.of(file, header);
    }
}
