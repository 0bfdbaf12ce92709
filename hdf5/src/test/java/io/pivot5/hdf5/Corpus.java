package io.pivot5.hdf5;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The files that the pinned libraries write: every type, layout, index, filter and link that they can.
final class Corpus {

    private static final Path FOLDER = Path.of("target/corpus");
    private static boolean made;

    private Corpus() {}

    /// The folder of the files, which are written once in the life of this JVM.
    static synchronized Path make() throws IOException, InterruptedException {
        if (!made) {
            forgetOlder();
            Python.run("make_corpus.py", FOLDER);
            made = true;
        }
        return FOLDER;
    }

    /// The files, ordered by name.
    static List<Path> files() throws IOException, InterruptedException {
        try (Stream<Path> found = Files.list(make())) {
            return found.filter(file -> !file.toString().endsWith(".raw"))
                    .sorted()
                    .toList();
        }
    }

    private static void forgetOlder() throws IOException {
        Files.createDirectories(FOLDER);
        try (DirectoryStream<Path> older = Files.newDirectoryStream(FOLDER)) {
            for (Path file : older) {
                Files.delete(file);
            }
        }
    }
}
