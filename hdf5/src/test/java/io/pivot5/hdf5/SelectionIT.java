package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.io.FileRangeReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Random hyperslabs of every layout against what h5py reads.
class SelectionIT {

    private static final int SELECTIONS = 3 * 11 * 25;
    private static final int OBJECTS = 1000;

    @TempDir
    private Path directory;

    @Test
    void readsWhatH5pyReads() throws IOException, InterruptedException {
        Python.run("make_selections.py", directory);
        Map<String, Hdf5File> files = new HashMap<>();
        List<String> lines = Files.readAllLines(directory.resolve("selections.txt"));
        assertThat(lines).hasSize(SELECTIONS);
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            Hdf5File file = files.get(parts[0]);
            if (file == null) {
                file = Hdf5File.open(FileRangeReader.open(directory.resolve(parts[0])));
                files.put(parts[0], file);
            }
            check(file, parts[1], parts[2], Files.readAllBytes(directory.resolve(parts[3])), line);
        }
        for (Hdf5File file : files.values()) {
            file.close();
        }
    }

    private static void check(Hdf5File file, String path, String spelled, byte[] bytes, String line)
            throws IOException {
        Dataset dataset = (Dataset) file.object(path).orElseThrow();
        Selection selection = selection(spelled);
        double[] expected = new double[bytes.length / Double.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(expected);

        assertThat(dataset.readDoubles(selection)).as(line).isEqualTo(expected);
        assertThat(dataset.readLongs(selection)).as(line).isEqualTo(cut(expected));
        if (expected.length <= OBJECTS) {
            assertThat(dataset.readValues(selection))
                    .as(line)
                    .extracting(value -> ((Number) value).doubleValue())
                    .containsExactly(boxed(expected));
        }
    }

    private static Selection selection(String spelled) {
        List<Range> ranges = new ArrayList<>();
        for (String range : spelled.split(",", -1)) {
            String[] numbers = range.split(":", -1);
            ranges.add(new Range(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Long.parseLong(numbers[2])));
        }
        return new Selection.Hyperslab(ranges);
    }

    private static long[] cut(double[] values) {
        long[] result = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (long) values[i];
        }
        return result;
    }

    private static Double[] boxed(double[] values) {
        Double[] result = new Double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i];
        }
        return result;
    }
}
