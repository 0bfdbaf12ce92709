package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The numbers of the corpus as other Java libraries read them, where they can. Where they say something else, libhdf5
/// says what we say: see [CorpusIT].
class WitnessIT {

    /// jHDF gives zeros where nothing was written, whatever the fill value.
    private static final Pattern JHDF_MISTAKES = Pattern.compile("layouts-.* /unwritten_.*|dataspaces-.* /grown"
            + "|fill-values-.* /(late_|incremental_|missing_chunks).*|many-chunks-.*_sparse|netcdf4.nc /outer/inner/y");

    /// netcdf-java gives fill values that are never to be written, and loses chunks of a dataset grown both ways.
    private static final Pattern NETCDF_MISTAKES =
            Pattern.compile("fill-values-.*_never_.*|many-chunks-grown-earliest.h5 /both");

    private static List<Path> corpus = List.of();

    @BeforeAll
    static void makeCorpus() throws Exception {
        corpus = Corpus.files();
    }

    @Test
    void jhdfReadsTheSameNumbers() throws Exception {
        Testimony testimony = Testimony.of(JhdfWitness::open, corpus);

        assertThat(testimony.differing()).allMatch(JHDF_MISTAKES.asMatchPredicate());
        assertThat(testimony.unfinished()).isEmpty();
        assertThat(testimony.agreeing()).isGreaterThan(6500);
    }

    @Test
    void netcdfJavaReadsTheSameNumbers() throws Exception {
        Testimony testimony = Testimony.of(NetcdfWitness::open, corpus);

        assertThat(testimony.differing()).allMatch(NETCDF_MISTAKES.asMatchPredicate());
        assertThat(testimony.unfinished()).isEmpty();
        assertThat(testimony.agreeing()).isGreaterThan(1600);
    }
}
