package io.pivot5.shared.settings;

/// Whether a request must carry an API key.
public enum AuthMode {
    OFF,
    KEYS
}
