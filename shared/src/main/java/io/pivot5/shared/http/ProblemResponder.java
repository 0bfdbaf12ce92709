package io.pivot5.shared.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.Problem;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns every failed request into `application/problem+json`.
final class ProblemResponder {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResponder.class);

    /// What Vert.x itself refuses, by the status it would answer.
    private static final Map<Integer, ErrorCode> BY_STATUS = Map.of(
            400, ErrorCode.MALFORMED_REQUEST,
            404, ErrorCode.UNKNOWN_ROUTE,
            405, ErrorCode.METHOD_NOT_ALLOWED,
            406, ErrorCode.NOT_ACCEPTABLE,
            413, ErrorCode.TOO_LARGE,
            415, ErrorCode.UNSUPPORTED_MEDIA_TYPE);

    private ProblemResponder() {}

    static void respond(RoutingContext context) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            // Too late for a problem: the client must see that its body is cut.
            context.request().connection().close();
            return;
        }
        ProblemException failure = failure(context);
        ObjectNode body = Json.MAPPER.valueToTree(Problem.of(failure));
        body.put("instance", context.request().path());
        body.put("request_id", RequestId.of(context));
        failure.retryAfter().ifPresent(after -> response.putHeader("Retry-After", seconds(after)));
        if (failure.code() == ErrorCode.UNAUTHENTICATED) {
            response.putHeader("WWW-Authenticate", "Bearer realm=\"pivot5\"");
        }
        response.putHeader("Cache-Control", "no-store");
        response.putHeader("Content-Type", MEDIA_TYPE)
                .setStatusCode(failure.code().status())
                .end(Buffer.buffer(Json.bytes(body)));
    }

    private static ProblemException failure(RoutingContext context) {
        Throwable cause = context.failure();
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        ErrorCode code =
                BY_STATUS.get(cause instanceof HttpException refused ? refused.getStatusCode() : context.statusCode());
        if (code != null) {
            return new ProblemException(
                    code,
                    code.title() + ": " + context.request().method() + " "
                            + context.request().path());
        }
        LOG.error(
                "request {} failed: {} {}",
                RequestId.of(context),
                context.request().method(),
                context.request().path(),
                cause);
        return new ProblemException(
                ErrorCode.INTERNAL, "the failure is in the server's log under the request id", cause);
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.toSeconds()));
    }
}
