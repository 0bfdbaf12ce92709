package io.pivot5.shared.settings;

import java.util.Arrays;
import java.util.List;

/// Whether this node has others beside it.
public sealed interface ClusterChoice {

    record Off() implements ClusterChoice {}

    /// Nodes find each other at these addresses, and only there.
    record Members(List<Member> members) implements ClusterChoice {
        public Members {
            members = List.copyOf(members);
        }
    }

    record Member(String host, int port) {}

    /// @throws IllegalArgumentException if the text is neither `off` nor `members=host:port,…`
    static ClusterChoice parse(String text) {
        if (text.equals("off")) {
            return new Off();
        }
        if (!text.startsWith("members=")) {
            throw new IllegalArgumentException("neither off nor members=…");
        }
        List<Member> members = Arrays.stream(text.substring("members=".length()).split(",", -1))
                .map(ClusterChoice::member)
                .toList();
        return new Members(members);
    }

    private static Member member(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("no host:port: " + text);
        }
        int port = Integer.parseInt(text.substring(colon + 1).strip());
        if (port < 1 || port > 64_535) {
            throw new IllegalArgumentException("no port of a member: " + port);
        }
        return new Member(text.substring(0, colon).strip(), port);
    }
}
