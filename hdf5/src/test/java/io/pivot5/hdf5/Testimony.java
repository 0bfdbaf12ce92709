package io.pivot5.hdf5;

import io.pivot5.hdf5.io.FileRangeReader;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatingPoint;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a witness says about the numbers that we read: of how many datasets the same, of which something else, and
/// which files it did not finish in time.
final class Testimony {

    /// Files of the corpus are small: a library that takes longer than this loops.
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Witness.Library library;
    private final List<String> differing = new ArrayList<>();
    private final List<String> unfinished = new ArrayList<>();
    private int agreeing;

    private Testimony(Witness.Library library) {
        this.library = library;
    }

    static Testimony of(Witness.Library library, List<Path> files) throws InterruptedException {
        Testimony testimony = new Testimony(library);
        for (Path file : files) {
            Thread thread =
                    Thread.ofPlatform().daemon().name("witness of " + file).start(() -> testimony.hear(file));
            if (!thread.join(LIMIT)) {
                testimony.unfinished.add(file.getFileName().toString());
            }
        }
        return testimony;
    }

    List<String> differing() {
        return differing;
    }

    List<String> unfinished() {
        return unfinished;
    }

    int agreeing() {
        return agreeing;
    }

    private void hear(Path file) {
        try (Witness witness = library.open(file);
                Hdf5File ours = Hdf5File.open(FileRangeReader.open(file))) {
            compare(witness, file, ours.root(), new HashSet<>());
        } catch (Exception | LinkageError | StackOverflowError _) {
            // It does not read this file.
        }
    }

    private void compare(Witness witness, Path file, Group group, Set<Long> met) throws IOException {
        for (Hdf5Object child : group.children()) {
            if (!met.add(child.address())) {
                continue;
            }
            if (child instanceof Group inner) {
                compare(witness, file, inner, met);
            } else if (child instanceof Dataset dataset && isComparable(dataset)) {
                compare(witness, file, dataset);
            }
        }
    }

    private static boolean isComparable(Dataset dataset) throws IOException {
        boolean number = dataset.datatype() instanceof FixedPoint integer && integer.plain();
        boolean real = dataset.datatype() instanceof FloatingPoint floating && floating.ieee();
        return (number || real)
                && dataset.dataspace().elementCount() > 0
                && dataset.unreadable().isEmpty();
    }

    private void compare(Witness witness, Path file, Dataset dataset) throws IOException {
        Object theirs;
        try {
            theirs = witness.read(dataset.path());
        } catch (Exception | LinkageError | StackOverflowError _) {
            return;
        }
        if (agree(dataset, theirs)) {
            agreeing++;
        } else {
            differing.add(file.getFileName() + " " + dataset.path());
        }
    }

    private static boolean agree(Dataset dataset, Object theirs) throws IOException {
        if (dataset.datatype() instanceof FloatingPoint) {
            double[] ours = dataset.readDoubles(Selection.all());
            for (int i = 0; i < ours.length; i++) {
                if (Double.compare(ours[i], number(theirs, i, ours.length).doubleValue()) != 0) {
                    return false;
                }
            }
            return true;
        }
        // Unsigned numbers come as wider ones from one library, as negative ones from another.
        int unused = Long.SIZE - 8 * dataset.datatype().size();
        long[] ours = dataset.readLongs(Selection.all());
        for (int i = 0; i < ours.length; i++) {
            if (ours[i] << unused != number(theirs, i, ours.length).longValue() << unused) {
                return false;
            }
        }
        return true;
    }

    private static Number number(Object values, int index, int count) {
        if (!values.getClass().isArray()) {
            return (Number) values;
        }
        return Array.getLength(values) == count ? (Number) Array.get(values, index) : Double.NaN;
    }
}
