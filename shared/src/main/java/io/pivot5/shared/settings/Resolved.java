package io.pivot5.shared.settings;

import java.util.Optional;

/// A setting's effective value and where it came from.
///
/// @param text the value as the user wrote it; empty when not set
/// @param origin for people: "default", "--port", "PIVOT5_PORT", "pivot5.yaml", …
record Resolved<T>(Optional<T> value, String text, String origin) {

    String shown(Setting<?> setting) {
        return setting.secret() && !text.isEmpty() ? "********" : text;
    }
}
