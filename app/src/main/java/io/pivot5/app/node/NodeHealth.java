package io.pivot5.app.node;

import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.cluster.Nodes;
import io.pivot5.shared.database.OwnDatabase;
import io.pivot5.shared.database.ServerProbe;
import io.pivot5.shared.health.HealthCheck;
import io.pivot5.shared.health.Readiness;
import io.pivot5.shared.store.ListRequest;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.StoreProblems;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// What a node needs in order to work.
final class NodeHealth {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private NodeHealth() {}

    static Readiness readiness(Vertx vertx, Pool source, OwnDatabase database, ObjectStore store, Nodes nodes) {
        ListRequest oneObject = ListRequest.of("").withLimit(1);
        return new Readiness(List.of(
                new HealthCheck("source", LIMIT, () -> ServerProbe.version(source)),
                new HealthCheck("database", LIMIT, database::probe),
                new HealthCheck(
                        "bucket",
                        LIMIT,
                        () -> Blocking.call(vertx, () -> store.list(oneObject))
                                .map("listed")
                                .recover(failure -> Future.failedFuture(
                                        failure instanceof IOException e ? StoreProblems.of(e) : failure))),
                new HealthCheck(
                        "bus",
                        LIMIT,
                        () -> nodes.ping(nodes.self().nodeId())
                                .map(_ -> nodes.all().size() + " node(s)"))));
    }
}
