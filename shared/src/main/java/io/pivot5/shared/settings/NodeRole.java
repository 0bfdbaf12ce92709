package io.pivot5.shared.settings;

/// What a node does. Any set of them runs in one process.
public enum NodeRole {
    API,
    WORKER,
    VIEWER
}
