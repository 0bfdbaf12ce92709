package io.pivot5.shared.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Code, `conf/pivot5.yaml` and README say the same about every setting. To write them anew after a change:
/// `./pivot5 test -pl shared -Dtest=SettingsDocumentsTest -Dpivot5.write=true`.
class SettingsDocumentsTest {
    private static final Path CONF = Path.of("../conf/pivot5.yaml");
    private static final Path README = Path.of("../README.md");
    private static final String BEGIN = "<!-- settings -->\n";
    private static final String END = "<!-- /settings -->";

    @TempDir
    private Path folder;

    @Test
    void theFileHoldsEverySettingAtItsDefault() throws IOException {
        String expected = SettingsDocuments.yaml();
        if (Boolean.getBoolean("pivot5.write")) {
            Files.writeString(CONF, expected);
        }
        assertThat(CONF).hasContent(expected);
    }

    @Test
    void theReadmeHoldsTheSameTable() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        String expected = SettingsDocuments.table();
        if (Boolean.getBoolean("pivot5.write")) {
            readme = readme.substring(0, begin) + expected + readme.substring(readme.indexOf(END));
            Files.writeString(README, readme);
        }
        assertThat(readme.substring(begin, readme.indexOf(END))).isEqualTo(expected);
    }

    @Test
    void theFileWithoutItsCommentMarksIsTheDefaultConfiguration() throws Exception {
        StringBuilder active = new StringBuilder();
        for (String line : Files.readAllLines(CONF)) {
            if (line.matches("# [a-z0-9_]+:( .*)?") && !line.matches("# (heap|java_opts):.*")) {
                active.append(line.substring(2)).append('\n');
            }
        }
        Path file =
                Files.writeString(folder.resolve("all.yaml"), active.toString().replace("$PIVOT5_HOME", ".pivot5"));
        Configuration fromFile = ConfigurationLoader.load(Map.of(), Map.of(), Optional.of(file));
        Configuration defaults = ConfigurationLoader.load(Map.of(), Map.of(), Optional.empty());
        for (Setting<?> setting : Settings.all()) {
            assertThat(fromFile.find(setting)).as(setting.name()).isEqualTo(defaults.find(setting));
        }
    }
}
