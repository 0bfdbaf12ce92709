package io.pivot5.bench;

import io.pivot5.hdf5.Dataset;
import io.pivot5.hdf5.Group;
import io.pivot5.hdf5.Hdf5File;
import io.pivot5.hdf5.Hdf5Object;
import io.pivot5.hdf5.Range;
import io.pivot5.hdf5.Selection;
import io.pivot5.hdf5.io.FileRangeReader;
import io.pivot5.hdf5.io.MetadataBlockCache;
import io.pivot5.hdf5.type.FloatingPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Ours.
record Pivot5() implements Library {

    private static final int UNSIGNED_SHORT = 0xffff;
    private static final long METADATA_BYTES = 64L << 20;

    @Override
    public String name() {
        return "pivot5";
    }

    @Override
    public double datasets(Path file) throws IOException {
        double sum = 0;
        try (Hdf5File hdf5 = open(file)) {
            for (Hdf5Object child : hdf5.root().children()) {
                sum += whole((Dataset) child);
            }
        }
        return sum;
    }

    private static double whole(Dataset dataset) throws IOException {
        if (dataset.datatype() instanceof FloatingPoint) {
            double[] values = dataset.readDoubles(Selection.all());
            return values[0] + values[values.length / 2] + values[values.length - 1];
        }
        short[] values = dataset.readShorts(Selection.all());
        return (values[0] & UNSIGNED_SHORT)
                + (values[values.length / 2] & UNSIGNED_SHORT)
                + (values[values.length - 1] & UNSIGNED_SHORT);
    }

    @Override
    public double frames(Path file) throws IOException {
        double sum = 0;
        try (Hdf5File hdf5 = open(file)) {
            Dataset frames = (Dataset) hdf5.object("/frames").orElseThrow();
            List<Long> shape = frames.dataspace().dimensions();
            for (long i = 0; i < shape.get(0); i++) {
                short[] frame = frames.readShorts(
                        Selection.of(new Range(i, 1, 1), new Range(0, shape.get(1), 1), new Range(0, shape.get(2), 1)));
                sum += frame[frame.length - 1] & UNSIGNED_SHORT;
            }
        }
        return sum;
    }

    @Override
    public double tree(Path file) throws IOException {
        try (Hdf5File hdf5 = open(file)) {
            return below(hdf5.root());
        }
    }

    /// Type and shape are decoded as a dataset is opened.
    private static int below(Group group) throws IOException {
        int count = 0;
        for (Hdf5Object child : group.children()) {
            count += child instanceof Group inner ? 1 + below(inner) : 1;
        }
        return count;
    }

    /// As the product opens files: its metadata through a cache that is empty at first.
    private static Hdf5File open(Path file) throws IOException {
        return Hdf5File.open(
                new MetadataBlockCache(METADATA_BYTES).reader(file.toString(), FileRangeReader.open(file)));
    }
}
