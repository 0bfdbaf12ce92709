package io.pivot5.shared.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// One event loop of the node's HTTP server. Stopping it stops listening and lets the requests it has begun finish.
public final class HttpVerticle extends VerticleBase {
    private final HttpShell shell;
    private final String host;
    private final int port;
    private final Duration drain;
    private final AtomicInteger actualPort;
    private @Nullable HttpServer server;

    /// @param port below zero: any free one, the same for all instances
    /// @param actualPort told where it listens
    public HttpVerticle(HttpShell shell, String host, int port, Duration drain, AtomicInteger actualPort) {
        this.shell = shell;
        this.host = host;
        this.port = port;
        this.drain = drain;
        this.actualPort = actualPort;
    }

    @Override
    public Future<?> start() {
        return shell.listen(host, port).onSuccess(listening -> {
            server = listening;
            actualPort.set(listening.actualPort());
        });
    }

    @Override
    public Future<?> stop() {
        HttpServer listening = server;
        return listening == null
                ? Future.succeededFuture()
                : listening.shutdown(drain.toMillis(), TimeUnit.MILLISECONDS);
    }
}
