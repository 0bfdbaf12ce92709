package io.pivot5.shared.settings;

import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Settings by the name a user wrote, and what was probably meant by one that does not exist.
final class SettingNames {
    private static final int CLOSE = 3;

    private static final Map<String, Setting<?>> BY_NAME =
            Settings.all().stream().collect(Collectors.toUnmodifiableMap(Setting::name, Function.identity()));
    private static final Map<String, Setting<?>> BY_ENVIRONMENT_NAME = Settings.all().stream()
            .collect(Collectors.toUnmodifiableMap(Setting::environmentName, Function.identity()));
    private static final Map<String, Setting<?>> BY_FLAG =
            Settings.all().stream().collect(Collectors.toUnmodifiableMap(Setting::flag, Function.identity()));

    private SettingNames() {}

    static @Nullable Setting<?> byName(String name) {
        return BY_NAME.get(name);
    }

    static @Nullable Setting<?> byEnvironmentName(String name) {
        return BY_ENVIRONMENT_NAME.get(name);
    }

    static @Nullable Setting<?> byFlag(String flag) {
        return BY_FLAG.get(flag);
    }

    /// @param spelling how the unknown name is spelled: as a YAML name, a variable or a flag
    static SettingException unknown(String name, Function<Setting<?>, String> spelling, String prefix) {
        String hint = Settings.all().stream()
                .map(spelling)
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= CLOSE)
                .map(known -> ", did you mean " + known + "?")
                .orElse("");
        return new SettingException(prefix + "unknown setting " + name + hint);
    }

    /// Edit distance of Levenshtein, one row at a time.
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitute = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
