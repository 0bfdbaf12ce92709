package io.pivot5.shared.http;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/// Which pages of other origins may call this server. A request of an origin that may not is answered without the
/// headers, which its browser then hides; one of this server's own pages is not cross-origin and always fine.
///
/// No credentials are allowed: keys travel in headers, and there are no cookies.
final class CorsPolicy {
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS";
    private static final String REQUEST_HEADERS = "Accept, Authorization, Cache-Control, Content-Type, Idempotency-Key,"
            + " If-Match, If-None-Match, If-Range, Last-Event-ID, Prefer, Range, X-API-Key, X-Request-Id";
    private static final String ANSWER_HEADERS = "Accept-Ranges, Content-Disposition, Content-Length, Content-Range,"
            + " ETag, Location, RateLimit, RateLimit-Policy, Retry-After, Server-Timing, X-Request-Id";

    private final List<String> origins;

    CorsPolicy(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    void apply(RoutingContext context) {
        String origin = context.request().getHeader("Origin");
        HttpServerResponse response = context.response();
        if (!origins.isEmpty()) {
            response.putHeader("Vary", "Origin");
        }
        boolean preflight = context.request().method().equals(HttpMethod.OPTIONS)
                && context.request().getHeader("Access-Control-Request-Method") != null;
        if (origin == null || !allows(origin)) {
            if (preflight) {
                context.fail(new ProblemException(
                        ErrorCode.FORBIDDEN, "the origin " + origin + " is not among PIVOT5_CORS_ORIGINS"));
            } else {
                context.next();
            }
            return;
        }
        response.putHeader("Access-Control-Allow-Origin", origins.contains("*") ? "*" : origin);
        if (preflight) {
            response.putHeader("Access-Control-Allow-Methods", METHODS)
                    .putHeader("Access-Control-Allow-Headers", REQUEST_HEADERS)
                    .putHeader("Access-Control-Max-Age", "86400")
                    .setStatusCode(204)
                    .end();
            return;
        }
        response.putHeader("Access-Control-Expose-Headers", ANSWER_HEADERS);
        context.next();
    }

    private boolean allows(String origin) {
        return origins.contains("*") || origins.contains(origin);
    }
}
