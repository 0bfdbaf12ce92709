package io.pivot5.worker;

import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.store.ObjectStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the uploads that nobody will finish. Every worker does so; that another was quicker does no harm.
final class UploadSweep {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSweep.class);

    /// Longer than any upload takes: an object store counts from an upload's beginning.
    private static final Duration ABANDONED_AFTER = Duration.ofDays(2);

    private final Vertx vertx;
    private final ObjectStore store;

    UploadSweep(Vertx vertx, ObjectStore store) {
        this.vertx = vertx;
        this.store = store;
    }

    /// How many there were; none when the bucket is away, since the next round comes.
    Future<Integer> run() {
        return Blocking.call(vertx, () -> store.sweepAbandoned(ABANDONED_AFTER))
                .onSuccess(count -> {
                    if (count > 0) {
                        LOG.info("ended {} abandoned uploads", count);
                    }
                })
                .otherwise(failure -> {
                    LOG.warn("the sweep of abandoned uploads failed: {}", failure.toString());
                    return 0;
                });
    }
}
