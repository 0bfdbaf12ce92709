package io.pivot5.bench;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.lang.reflect.Array;
import java.nio.file.Path;

/// jHDF.
record Jhdf() implements Library {

    @Override
    public String name() {
        return "jhdf";
    }

    @Override
    public double datasets(Path file) {
        double sum = 0;
        try (HdfFile hdf5 = new HdfFile(file)) {
            for (Node child : hdf5) {
                Object values = ((Dataset) child).getDataFlat();
                int length = Array.getLength(values);
                sum += Array.getDouble(values, 0)
                        + Array.getDouble(values, length / 2)
                        + Array.getDouble(values, length - 1);
            }
        }
        return sum;
    }

    @Override
    public double frames(Path file) {
        double sum = 0;
        try (HdfFile hdf5 = new HdfFile(file)) {
            Dataset frames = hdf5.getDatasetByPath("/frames");
            int[] shape = frames.getDimensions();
            for (int i = 0; i < shape[0]; i++) {
                int[][][] frame = (int[][][]) frames.getData(new long[] {i, 0, 0}, new int[] {1, shape[1], shape[2]});
                sum += frame[0][shape[1] - 1][shape[2] - 1];
            }
        }
        return sum;
    }

    @Override
    public double tree(Path file) {
        try (HdfFile hdf5 = new HdfFile(file)) {
            return below(hdf5);
        }
    }

    private static int below(Group group) {
        int count = 0;
        for (Node child : group) {
            count++;
            if (child instanceof Group inner) {
                count += below(inner);
            } else if (child instanceof Dataset dataset) {
                // A type or shape that is not there would be a failure, and cannot be optimised away.
                count += dataset.getDataType().getSize() < 0 || dataset.getDimensions().length > 32 ? 1 : 0;
            }
        }
        return count;
    }
}
