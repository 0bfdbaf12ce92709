package io.pivot5.shared.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;

/// Sends answers. A client that does not take what it asked for within a minute loses its connection, so that it
/// cannot hold the memory of its answer for ever.
final class AnswerWriter {
    private static final Duration SLOWEST_CLIENT = Duration.ofMinutes(1);

    private final Vertx vertx;

    AnswerWriter(Vertx vertx) {
        this.vertx = vertx;
    }

    void write(RoutingContext context, Answer answer) {
        HttpServerResponse response = context.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status());
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        if (context.request().method().equals(HttpMethod.HEAD) && !isCompressed(context)) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length()));
        }
        Future<Void> sent = response.end(answer.body());
        long timer = vertx.setTimer(
                SLOWEST_CLIENT.toMillis(), _ -> context.request().connection().close());
        sent.onComplete(_ -> vertx.cancelTimer(timer));
    }

    /// Whether the length of what a GET would send may differ from that of the body.
    private static boolean isCompressed(RoutingContext context) {
        String accepted = context.request().getHeader("Accept-Encoding");
        return accepted != null && !accepted.equals("identity");
    }
}
