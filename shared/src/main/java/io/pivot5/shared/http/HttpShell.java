package io.pivot5.shared.http;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.pivot5.shared.access.Access;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// One HTTP server a node, as many event loops behind it as verticles that [#listen]. All of them share the routes,
/// which the verticles of the node's roles add before.
public final class HttpShell {
    private static final int COMPRESSION_LEVEL = 4;
    private static final int WINDOW_BITS = 15;
    private static final int MEMORY_LEVEL = 8;
    private static final int COMPRESSED_ABOVE = 1_400;
    private static final int IDLE_TIMEOUT_S = 90;

    private final Vertx vertx;
    private final Router router;
    private final RouteTable routes;
    private final ConnectionGuard guard;

    /// @param allowedHosts host names besides the loopback ones that requests may be addressed to; absent: any
    public HttpShell(Vertx vertx, Access access, List<String> corsOrigins, Optional<Set<String>> allowedHosts) {
        this.vertx = vertx;
        this.router = Router.router(vertx);
        this.routes = new RouteTable(router, access, new AnswerWriter(vertx), new JsonBody(vertx));
        this.guard = new ConnectionGuard(vertx);
        router.route().handler(guard::begun);
        router.route().handler(RequestId::assign);
        router.route().handler(AccessLog::begin);
        router.route().handler(HttpShell::headers);
        router.route().handler(RequestTarget::check);
        allowedHosts.ifPresent(hosts -> router.route().handler(new HostGuard(hosts)::check));
        router.route().handler(new CorsPolicy(corsOrigins)::apply);
        router.route().failureHandler(ProblemResponder::respond);
        for (int status : List.of(400, 404, 405, 406, 408, 413, 415, 500)) {
            router.errorHandler(status, ProblemResponder::respond);
        }
    }

    public RouteTable routes() {
        return routes;
    }

    /// @param port below zero: any free one, the same for all that ask with this number
    public Future<HttpServer> listen(String host, int port) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxInitialLineLength(HttpLimits.REQUEST_LINE)
                .setMaxHeaderSize(HttpLimits.HEADERS)
                .setIdleTimeout(IDLE_TIMEOUT_S)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setHandle100ContinueAutomatically(true)
                // While it might become HTTP/2 a connection is none yet: the guard would hear of it with its first
                // request only.
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(true)
                .setCompressionContentSizeThreshold(COMPRESSED_ABOVE)
                .setCompressors(List.of(
                        StandardCompressionOptions.gzip(COMPRESSION_LEVEL, WINDOW_BITS, MEMORY_LEVEL),
                        StandardCompressionOptions.deflate(COMPRESSION_LEVEL, WINDOW_BITS, MEMORY_LEVEL)));
        return vertx.createHttpServer(options)
                .connectionHandler(guard::opened)
                .invalidRequestHandler(InvalidRequest::answer)
                .requestHandler(router)
                .listen();
    }

    private static void headers(RoutingContext context) {
        context.response().putHeader("X-Content-Type-Options", "nosniff");
        context.response().putHeader("Referrer-Policy", "no-referrer");
        context.next();
    }
}
