package io.pivot5.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Reads the files of `make_files.py` with our library and with jHDF in turn. Prints a line for each read:
/// case, library, seconds, bytes that the JVM allocated meanwhile, and what the read came to.
///
/// Arguments: the folder, and how often each read is timed. One read more warms up.
public final class Hdf5Read {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final List<Library> LIBRARIES = List.of(new Pivot5(), new Jhdf());

    private Hdf5Read() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        for (int round = 0; round <= rounds; round++) {
            round(folder, round > 0);
        }
    }

    private static void round(Path folder, boolean told) throws IOException {
        for (Library library : LIBRARIES) {
            read("gzip", library.name(), told, () -> library.datasets(folder.resolve("gzip.h5")));
            read("contiguous", library.name(), told, () -> library.datasets(folder.resolve("contiguous.h5")));
            read("frames", library.name(), told, () -> library.datasets(folder.resolve("frames.h5")));
            read("frame by frame", library.name(), told, () -> library.frames(folder.resolve("frames.h5")));
            read("tree, earliest", library.name(), told, () -> library.tree(folder.resolve("tree-earliest.h5")));
            read("tree, latest", library.name(), told, () -> library.tree(folder.resolve("tree-latest.h5")));
        }
        MemoryCopy memory = new MemoryCopy(Files.size(folder.resolve("contiguous.h5")));
        read("contiguous", "copy in Java", told, memory::copy);
    }

    private static void read(String name, String library, boolean told, Read read) throws IOException {
        long allocated = THREADS.getTotalThreadAllocatedBytes();
        long start = System.nanoTime();
        double result;
        try {
            result = read.run();
        } catch (RuntimeException e) {
            if (told) {
                System.err.println(library + " does not read " + name + ": " + e);
            }
            return;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (told) {
            System.out.println(String.join(
                    "\t",
                    name,
                    library,
                    String.format(Locale.ROOT, "%.6f", seconds),
                    Long.toString(THREADS.getTotalThreadAllocatedBytes() - allocated),
                    Double.toString(result)));
        }
    }

    @FunctionalInterface
    private interface Read {

        double run() throws IOException;
    }
}
