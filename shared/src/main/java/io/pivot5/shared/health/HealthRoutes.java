package io.pivot5.shared.health;

import io.pivot5.shared.cluster.Nodes;
import io.pivot5.shared.http.Answer;
import io.pivot5.shared.http.RouteTable;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// `/health` for people, `/health/live` and `/health/ready` for what restarts and routes.
public final class HealthRoutes {
    private static final int UNAVAILABLE = 503;

    private final Nodes nodes;
    private final Readiness readiness;

    public HealthRoutes(Nodes nodes, Readiness readiness) {
        this.nodes = nodes;
        this.readiness = readiness;
    }

    record Status(String status, Instant timestamp, String version, List<String> roles, List<NodeStatus> nodes) {}

    record NodeStatus(String nodeId, String version, List<String> roles, Instant startedAt) {}

    public void mount(RouteTable routes) {
        routes.getOpen("/health", request -> {
            request.query();
            List<NodeStatus> all = nodes.all().stream()
                    .map(node -> new NodeStatus(node.nodeId(), node.version(), node.roles(), node.startedAt()))
                    .toList();
            return uncached(Answer.json(new Status(
                    "healthy",
                    Instant.now(),
                    nodes.self().version(),
                    nodes.self().roles(),
                    all)));
        });
        routes.getOpen("/health/live", request -> {
            request.query();
            return uncached(Answer.json(Map.of("status", "live")));
        });
        routes.getOpen("/health/ready", request -> {
            request.query();
            return readiness
                    .report()
                    .compose(report -> uncached(Answer.json(report.isReady() ? 200 : UNAVAILABLE, report)));
        });
    }

    private static Future<Answer> uncached(Answer answer) {
        return Future.succeededFuture(answer.header("Cache-Control", "no-store"));
    }
}
