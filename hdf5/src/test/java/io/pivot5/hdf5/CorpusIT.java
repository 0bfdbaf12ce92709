package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.walk.Inspection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/// Every file of the corpus as libhdf5 and we see it, object by object and value by value.
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class CorpusIT {

    /// What we leave to later, and how often the corpus has it. A reason more is a regression, one less a step on.
    private static final String[] REFUSALS = {
        "Not supported: blosc2 filter: 12",
        "Not supported: external raw data files: 1",
        "Not supported: nbit filter: 2",
        "Not supported: scaleoffset filter: 4",
        "Not supported: sperr filter: 2",
        "Not supported: sz filter: 2",
        "Not supported: sz3 filter: 2",
        "Not supported: szip filter: 16",
        "Not supported: virtual dataset: 1",
        "Not supported: zfp filter: 2",
    };

    private static final int FEWEST_OBJECTS = 30_000;

    private static Path corpus;

    @BeforeAll
    static void makeCorpus() throws IOException, InterruptedException {
        corpus = Corpus.make();
    }

    /// `compare.py` fails for anything wrong, lost or refused as a file; a walk that never ends runs into the timeout.
    @Test
    void readsWhatLibhdf5ReadsAndNamesWhatItRefuses() throws IOException, InterruptedException {
        Path theirs = corpus.resolveSibling("corpus-libhdf5.jsonl");
        Path ours = corpus.resolveSibling("corpus-ours.jsonl");
        Path refusals = corpus.resolveSibling("corpus-refusals.txt");
        CompletableFuture<Integer> lines = CompletableFuture.supplyAsync(() -> walk(ours));
        Python.run("walk.py", corpus, theirs);
        assertThat(lines.join()).isGreaterThan(FEWEST_OBJECTS);

        Python.run("compare.py", ours, theirs, refusals);

        assertThat(Files.readAllLines(refusals)).containsExactly(REFUSALS);
    }

    /// The number of lines written.
    private static int walk(Path output) {
        List<String> lines = new ArrayList<>();
        try {
            Inspection.run(corpus, lines::add);
            Files.write(output, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.size();
    }
}
