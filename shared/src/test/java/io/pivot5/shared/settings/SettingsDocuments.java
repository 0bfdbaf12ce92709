package io.pivot5.shared.settings;

import java.util.Locale;
import java.util.stream.Collectors;

/// What `conf/pivot5.yaml` and the table of the README must say.
final class SettingsDocuments {
    private SettingsDocuments() {}

    static String yaml() {
        StringBuilder text = new StringBuilder("""
                # Every setting of Pivot5, at its default. Take the # away from what you change, and start with
                #     ./pivot5 serve --config conf/pivot5.yaml
                #
                # A flag (--sync-timeout 1m) comes before the environment (PIVOT5_SYNC_TIMEOUT=1m), that before this file.
                # A secret can be read from a file: PIVOT5_SOURCE_FILE=/run/secrets/source. Sizes are 10MB, 64KiB or bytes;
                # spans of time 30s, 1h or PT30S; lists a, b, c or a YAML list.
                """);
        for (SettingSection section : Settings.sections()) {
            text.append("\n\n# ").append(section.title()).append('\n');
            text.append("# ").append("-".repeat(section.title().length())).append('\n');
            for (Setting<?> setting : section.settings()) {
                String value = setting.defaultText().isEmpty() ? "" : " " + YamlTree.quote(setting.defaultText());
                text.append("\n# ").append(sentence(setting.meaning())).append('\n');
                text.append("# ")
                        .append(setting.name())
                        .append(':')
                        .append(value)
                        .append('\n');
            }
        }
        return text.toString();
    }

    static String table() {
        return Settings.all().stream()
                .map(setting -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                setting.environmentName(),
                                setting.aliases().stream()
                                        .map(alias -> "`" + alias.variable() + "`")
                                        .collect(Collectors.joining(", ")),
                                setting.defaultText().isEmpty() ? "" : "`" + setting.defaultText() + "`",
                                setting.meaning()))
                .collect(Collectors.joining(
                        "\n", "| environment | alias | default | meaning |\n|---|---|---|---|\n", "\n"));
    }

    private static String sentence(String meaning) {
        return meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
    }
}
