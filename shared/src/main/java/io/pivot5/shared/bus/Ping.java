package io.pivot5.shared.bus;

/// Asks a node whether it hears the bus.
public record Ping(String from) {}
