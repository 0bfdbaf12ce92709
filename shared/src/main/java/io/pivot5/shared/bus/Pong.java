package io.pivot5.shared.bus;

/// The answer to a [Ping].
public record Pong(String nodeId) {}
