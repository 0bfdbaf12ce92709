package io.pivot5.shared.async;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/// Runs work that waits (bucket, files, migrations) on a virtual thread, and gives its outcome back to the event loop
/// that asked.
public final class Blocking {
    private Blocking() {}

    public static <T> Future<T> call(Vertx vertx, Callable<T> work) {
        Promise<T> promise = Promise.promise();
        Context context = vertx.getOrCreateContext();
        Thread.ofVirtual().name("blocking").start(() -> {
            try {
                T result = work.call();
                context.runOnContext(_ -> promise.tryComplete(result));
            } catch (Throwable e) {
                context.runOnContext(_ -> promise.tryFail(e));
            }
        });
        return promise.future();
    }

    /// Waits for a future on a thread that may wait, and throws what it failed with.
    ///
    /// @throws java.util.concurrent.TimeoutException if it takes longer than the limit
    public static <T> T await(Future<T> future, Duration limit) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
