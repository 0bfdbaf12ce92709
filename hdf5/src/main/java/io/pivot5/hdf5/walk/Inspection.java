package io.pivot5.hdf5.walk;

import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.Hdf5File;
import io.pivot5.hdf5.Hdf5Object;
import io.pivot5.hdf5.io.FileRangeReader;
import io.pivot5.hdf5.io.RangeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Walks files of a directory and writes a line of JSON for each object: what `./pivot5 inspect --json` prints.
public final class Inspection {

    private static final List<String> ENDINGS = List.of(".h5", ".hdf5", ".he5", ".nc", ".nxs");

    private Inspection() {}

    /// Walks `path`, a file or every HDF5 file below a directory, in the order of their names.
    public static void run(Path path, Consumer<String> lines) throws IOException {
        if (!Files.isDirectory(path)) {
            file(path, path.toString(), lines);
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> files = found.filter(Inspection::named)
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(each -> name(path, each)))
                    .toList();
            for (Path each : files) {
                file(each, name(path, each), lines);
            }
        }
    }

    /// Walks an open file from `start` on; `name` is what its lines call the file.
    public static void run(Hdf5File file, Hdf5Object start, String name, Consumer<String> lines) throws IOException {
        write(name, Map.of("kind", "file", "status", "opened"), lines);
        FileWalk.walk(file, start, FileWalk.LARGEST_VALUE_BYTES, line -> write(name, line, lines));
    }

    private static boolean named(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static String name(Path directory, Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    private static void file(Path path, String name, Consumer<String> lines) throws IOException {
        try (RangeReader reader = FileRangeReader.open(path)) {
            Hdf5File file = Hdf5File.open(reader);
            run(file, file.root(), name, lines);
        } catch (Hdf5Exception e) {
            write(name, Map.of("kind", "file", "status", "refused", "reason", String.valueOf(e.getMessage())), lines);
        }
    }

    private static void write(String name, Map<String, ?> line, Consumer<String> lines) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("file", name);
        whole.putAll(line);
        StringBuilder out = new StringBuilder();
        Json.write(whole, out);
        lines.accept(out.toString());
    }
}
