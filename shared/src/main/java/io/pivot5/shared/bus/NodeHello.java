package io.pivot5.shared.bus;

import java.time.Instant;
import java.util.List;

/// A node is there. Sent at its start and every few seconds after.
public record NodeHello(String nodeId, String version, List<String> roles, Instant startedAt) implements NodeMessage {
    public NodeHello {
        roles = List.copyOf(roles);
    }
}
