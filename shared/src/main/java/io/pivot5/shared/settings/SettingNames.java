package io.pivot5.shared.settings;

import io.pivot5.shared.text.NearestNames;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Settings by the name a user wrote, and what was probably meant by one that does not exist.
final class SettingNames {
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
        List<String> names = Settings.all().stream().map(spelling).toList();
        String hint = NearestNames.of(name, names, 1).stream()
                .findFirst()
                .map(known -> ", did you mean " + known + "?")
                .orElse("");
        return new SettingException(prefix + "unknown setting " + name + hint);
    }
}
