package io.pivot5.shared.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A line for every request when its answer has gone out or its client is gone.
final class AccessLog {
    /// Under which the owner of an admitted request is remembered.
    static final String OWNER = "pivot5.owner";

    private static final Logger LOG = LoggerFactory.getLogger("access");

    /// Query strings may be 16 KiB long and may hold one-time tickets; a log needs the beginning of the path only.
    private static final int MAX_PATH = 512;

    private AccessLog() {}

    static void begin(RoutingContext context) {
        long begun = System.nanoTime();
        context.addEndHandler(_ -> log(context, begun));
        context.next();
    }

    private static void log(RoutingContext context, long begun) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        HttpServerRequest request = context.request();
        String owner = context.get(OWNER);
        LOG.atInfo()
                .addKeyValue("method", request.method().name())
                .addKeyValue("path", path(request))
                .addKeyValue("status", context.response().getStatusCode())
                .addKeyValue("bytes", context.response().bytesWritten())
                .addKeyValue("ms", (System.nanoTime() - begun) / 1_000_000.0)
                .addKeyValue("owner", owner == null ? "-" : owner)
                .addKeyValue("client", String.valueOf(request.remoteAddress().hostAddress()))
                .addKeyValue("request_id", RequestId.of(context))
                .log(context.response().ended() ? "request" : "request abandoned");
    }

    private static String path(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        String cut = path.length() > MAX_PATH ? path.substring(0, MAX_PATH) + "…" : path;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
