package io.pivot5.shared.settings;

/// How a line of the log is written.
public enum LogFormat {
    TEXT,
    JSON
}
