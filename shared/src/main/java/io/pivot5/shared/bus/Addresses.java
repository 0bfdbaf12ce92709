package io.pivot5.shared.bus;

/// Every address of the event bus.
public final class Addresses {
    /// [NodeHello] and [NodeGoodbye], published by every node.
    public static final String NODES = "pivot5.nodes";

    private Addresses() {}

    /// [Ping] to one node, answered with [Pong].
    public static String ping(String nodeId) {
        return NODES + "." + nodeId + ".ping";
    }
}
