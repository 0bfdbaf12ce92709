package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.Dataspace;
import io.pivot5.hdf5.Selection;
import java.io.IOException;
import java.util.List;

/// Selected elements of one storage.
///
/// @param storage where they are
/// @param space the shape they are selected from
/// @param selection which ones
public record SelectedElements(Storage storage, Dataspace space, Selection selection) {

    /// How many there are.
    ///
    /// @throws IllegalArgumentException if they do not fit an array
    public int count() {
        return switch (selection) {
            case Selection.All _ -> Slab.all(space).elementCount();
            case Selection.Hyperslab hyperslab -> Slab.of(hyperslab, space).elementCount();
            case Selection.Points points -> points.places().size();
        };
    }

    /// Takes them to `sink`.
    public void read(RunSink sink, Cancellation cancellation) throws IOException {
        switch (selection) {
            case Selection.All _ -> storage.read(Slab.all(space), sink, cancellation);
            case Selection.Hyperslab hyperslab -> storage.read(Slab.of(hyperslab, space), sink, cancellation);
            case Selection.Points points -> {
                List<Slab> slabs = points.places().stream()
                        .map(place -> Slab.point(place, space))
                        .toList();
                storage.readPoints(slabs, sink, cancellation);
            }
        }
    }
}
