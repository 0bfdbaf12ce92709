package io.pivot5.shared.bus;

/// A node leaves in good order. One that dies says nothing and is missed after a while.
public record NodeGoodbye(String nodeId, String reason) implements NodeMessage {}
