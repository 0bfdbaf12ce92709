package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.internal.read.FieldStorage;
import io.pivot5.hdf5.internal.read.Storage;
import io.pivot5.hdf5.type.Compound;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;

/// One member of the elements of a dataset or attribute of compound type.
public final class Field extends ElementSource {

    private final ElementSource whole;
    private final Compound.Member member;

    Field(FileContext file, ElementSource whole, Compound.Member member) {
        super(file);
        this.whole = whole;
        this.member = member;
    }

    @Override
    public Datatype datatype() {
        return member.type();
    }

    @Override
    public Dataspace dataspace() {
        return whole.dataspace();
    }

    @Override
    Storage storage() throws IOException {
        return new FieldStorage(whole.storage(), member.offset());
    }
}
