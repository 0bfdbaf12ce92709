package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The table of what is read says something of every structure.
class FormatCoverageTest {

    private static final int COLUMNS = 4;
    private static final int FEWEST_ROWS = 110;

    @Test
    void saysOfEveryRowWhatTheReaderDoes() throws IOException {
        List<List<String>> rows = Files.readAllLines(Path.of("FORMAT_COVERAGE.md")).stream()
                .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                .map(line -> List.of(line.substring(1).split("\\|", -1)))
                .toList();

        assertThat(rows).hasSizeGreaterThan(FEWEST_ROWS).allSatisfy(row -> {
            assertThat(row).hasSize(COLUMNS + 1);
            assertThat(row.get(COLUMNS - 1)).as(row.toString()).isNotBlank();
        });
    }
}
