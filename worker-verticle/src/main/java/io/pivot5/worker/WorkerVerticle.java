package io.pivot5.worker;

import io.pivot5.shared.node.NodeServices;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/// The role `worker`: keeps the bucket free of what dead processes left in it.
public final class WorkerVerticle extends VerticleBase {
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);

    private final NodeServices services;

    public WorkerVerticle(NodeServices services) {
        this.services = services;
    }

    @Override
    public Future<?> start() {
        UploadSweep sweep = new UploadSweep(vertx, services.store());
        sweep.run();
        vertx.setPeriodic(SWEEP_EVERY.toMillis(), _ -> sweep.run());
        return Future.succeededFuture();
    }
}
