package io.pivot5.hdf5;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import ucar.nc2.NetcdfFile;
import ucar.nc2.Variable;

/// netcdf-java.
record NetcdfWitness(NetcdfFile file) implements Witness {

    static Witness open(Path file) throws IOException {
        return new NetcdfWitness(NetcdfFile.open(file.toString()));
    }

    @Override
    public Object read(String path) throws IOException {
        String name = path.substring(1);
        for (Variable variable : file.getVariables()) {
            if (variable.getFullName().equals(name)) {
                return variable.read().copyTo1DJavaArray();
            }
        }
        throw new NoSuchElementException(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
