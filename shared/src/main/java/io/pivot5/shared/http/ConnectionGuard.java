package io.pivot5.shared.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Ends connections that keep the server waiting: no whole request head in time, be it that nothing comes or that it
/// comes a byte at a time.
final class ConnectionGuard {
    private static final Duration FIRST_REQUEST = Duration.ofSeconds(15);
    private static final Duration NEXT_REQUEST = Duration.ofSeconds(75);

    private final Vertx vertx;
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    ConnectionGuard(Vertx vertx) {
        this.vertx = vertx;
    }

    void opened(HttpConnection connection) {
        connection.closeHandler(_ -> cancel(connection));
        expect(connection, FIRST_REQUEST);
    }

    void begun(RoutingContext context) {
        HttpConnection connection = context.request().connection();
        cancel(connection);
        context.addEndHandler(_ -> expect(connection, NEXT_REQUEST));
        context.next();
    }

    private void expect(HttpConnection connection, Duration within) {
        long timer = vertx.setTimer(within.toMillis(), _ -> connection.close());
        Long before = timers.put(connection, timer);
        if (before != null) {
            vertx.cancelTimer(before);
        }
    }

    private void cancel(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
