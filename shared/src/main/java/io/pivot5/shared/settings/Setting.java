package io.pivot5.shared.settings;

import java.util.List;
import java.util.Locale;

/// One setting: `name` is its YAML name, from which the names in the environment and on the command line follow.
///
/// @param defaultText the default as a user would write it; empty means not set. `$PIVOT5_HOME` in it is replaced
/// @param secret never printed or logged, and readable from a file named by `…_FILE`
/// @param aliases unprefixed environment variables that mean the same; a malformed one is ignored with a warning
public record Setting<T>(
        String name, SettingType<T> type, String defaultText, boolean secret, List<Alias> aliases, String meaning) {

    static <T> Setting<T> of(String name, SettingType<T> type, String defaultText, String meaning) {
        return new Setting<>(name, type, defaultText, false, List.of(), meaning);
    }

    Setting<T> asSecret() {
        return new Setting<>(name, type, defaultText, true, aliases, meaning);
    }

    Setting<T> alias(String variable) {
        return alias(Alias.of(variable));
    }

    Setting<T> alias(Alias alias) {
        return new Setting<>(name, type, defaultText, secret, List.of(alias), meaning);
    }

    public String environmentName() {
        return Settings.ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT);
    }

    public String flag() {
        return "--" + name.replace('_', '-');
    }

    /// The value of a text, or a failure that names the setting as the user wrote it.
    T parse(String text, String writtenAs) throws SettingException {
        try {
            return type.parse(text);
        } catch (IllegalArgumentException e) {
            String given = secret ? "" : ", not \"" + text + "\"";
            throw new SettingException(writtenAs + " must be " + type.expectation() + given, e);
        }
    }
}
