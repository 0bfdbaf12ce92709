package io.pivot5.shared.settings;

import java.util.Optional;

/// How the text of a setting becomes a value.
public interface SettingType<T> {

    /// What a valid text looks like, for messages: "a port from 0 to 65535".
    String expectation();

    /// @throws IllegalArgumentException if the text is not of this type; its message is not shown
    T parse(String text);

    /// The value of a setting that nobody sets: none, but for lists, which are empty then.
    default Optional<T> whenNotSet() {
        return Optional.empty();
    }
}
