package io.pivot5.shared.bus;

import java.time.Instant;
import java.util.List;

/// A node is there. Sent at its start and every few seconds after.
///
/// @param url where its HTTP server listens, for requests between nodes
public record NodeHello(String nodeId, String version, List<String> roles, String url, Instant startedAt)
        implements NodeMessage {
    public NodeHello {
        roles = List.copyOf(roles);
    }
}
