package io.pivot5.shared.settings;

/// How the text of a setting becomes a value.
public interface SettingType<T> {

    /// What a valid text looks like, for messages: "a port from 0 to 65535".
    String expectation();

    /// @throws IllegalArgumentException if the text is not of this type; its message is not shown
    T parse(String text);
}
