package io.pivot5.shared.settings;

import java.util.Optional;
import java.util.function.Function;

/// An environment variable of another product's custom that stands for a setting. `translate` gives the setting's
/// text, or nothing where the variable says nothing about it (`DEBUG=false`).
public record Alias(String variable, Function<String, Optional<String>> translate) {

    static Alias of(String variable) {
        return new Alias(variable, Optional::of);
    }

    /// `DEBUG`: true means the level debug, false means nothing, and anything else is not for us.
    static Alias debug() {
        return new Alias("DEBUG", text -> SettingTypes.FLAG.parse(text) ? Optional.of("debug") : Optional.empty());
    }
}
