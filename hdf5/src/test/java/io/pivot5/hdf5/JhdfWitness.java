package io.pivot5.hdf5;

import io.jhdf.HdfFile;
import java.nio.file.Path;

/// jHDF.
record JhdfWitness(HdfFile file) implements Witness {

    static Witness open(Path file) {
        return new JhdfWitness(new HdfFile(file));
    }

    @Override
    public Object read(String path) {
        return file.getDatasetByPath(path).getDataFlat();
    }

    @Override
    public void close() {
        file.close();
    }
}
