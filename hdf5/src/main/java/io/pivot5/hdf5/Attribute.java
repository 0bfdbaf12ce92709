package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.object.AttributeParts;
import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.internal.read.Storage;
import io.pivot5.hdf5.type.Datatype;

/// A named value of an object. Its bytes are in memory; only variable-length values are fetched when they are read.
public final class Attribute extends ElementSource {

    private final String name;
    private final AttributeParts.Content content;

    Attribute(FileContext file, String name, AttributeParts.Content content) {
        super(file);
        this.name = name;
        this.content = content;
    }

    /// Its name.
    public String name() {
        return name;
    }

    @Override
    public Datatype datatype() {
        return content.type();
    }

    @Override
    public Dataspace dataspace() {
        return content.space();
    }

    @Override
    Storage storage() {
        return content.data();
    }
}
