package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.filter.FilterDescription;
import io.pivot5.hdf5.internal.filter.FilterPipeline;
import io.pivot5.hdf5.internal.header.ObjectHeader;
import io.pivot5.hdf5.internal.message.LayoutMessage;
import io.pivot5.hdf5.internal.object.DatasetParts;
import io.pivot5.hdf5.internal.object.FileContext;
import io.pivot5.hdf5.internal.read.FillValue;
import io.pivot5.hdf5.internal.read.Storage;
import io.pivot5.hdf5.type.Datatype;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An array of elements of one type. Safe for any number of threads.
///
/// Type and shape are known once it is open; layout, filters and fill value are decoded when asked for, so that a
/// dataset whose storage cannot be read can still be described.
public final class Dataset extends ElementSource implements Hdf5Object {

    private final FileContext file;
    private final ObjectHeader header;
    private final String path;
    private final Datatype datatype;
    private final Dataspace dataspace;
    private final DatasetParts parts;

    Dataset(FileContext file, ObjectHeader header, String path) throws IOException {
        super(file);
        this.file = file;
        this.header = header;
        this.path = path;
        this.datatype = file.datatype(header);
        this.dataspace = file.dataspace(header);
        this.parts = new DatasetParts(file, header);
        if (dataspace.maximum().contains(Dataspace.UNLIMITED) && parts.virtual()) {
            throw new UnsupportedFeatureException("virtual dataset that is as large as its sources", header.address());
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public long address() {
        return header.address();
    }

    @Override
    public Datatype datatype() {
        return datatype;
    }

    @Override
    public Dataspace dataspace() {
        return dataspace;
    }

    /// Its attributes.
    public AttributeList attributes() throws IOException {
        return Attributes.of(file, header);
    }

    /// How its elements lie in the file.
    public Layout layout() throws IOException {
        if (parts.external()) {
            return new Layout.External();
        }
        return switch (parts.layout()) {
            case LayoutMessage.Compact _ -> new Layout.Compact();
            case LayoutMessage.Contiguous _ -> new Layout.Contiguous();
            case LayoutMessage.Chunked chunked -> new Layout.Chunked(chunked.dimensions());
            case LayoutMessage.Virtual _ -> new Layout.Virtual();
        };
    }

    /// The filters of its chunks in the order in which a writer applied them.
    public List<Filter> filters() throws IOException {
        List<Filter> filters = new ArrayList<>();
        for (FilterDescription each : parts.filters()) {
            String name = each.name().isEmpty() ? Filter.usualName(each.id()) : each.name();
            List<Integer> values = Arrays.stream(each.clientData()).boxed().toList();
            filters.add(new Filter(each.id(), name, each.optional(), values));
        }
        return filters;
    }

    /// The bytes of the value of elements that were never written, as the file stores it.
    public byte[] fillValue() throws IOException {
        return FillValue.of(parts.fillValue(), datatype.size()).bytes();
    }

    /// Why its elements cannot be read, as far as its header tells; empty if nothing speaks against it.
    public Optional<String> unreadable() throws IOException {
        try {
            parts.storage(dataspace, datatype.size());
            return FilterPipeline.of(parts.filters(), datatype.size(), 0).unsupported();
        } catch (UnsupportedFeatureException e) {
            return Optional.of(e.feature());
        } catch (CorruptFileException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    Storage storage() throws IOException {
        return parts.storage(dataspace, datatype.size());
    }
}
