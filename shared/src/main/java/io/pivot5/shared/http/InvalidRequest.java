package io.pivot5.shared.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.Problem;
import io.pivot5.shared.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/// Answers what is not HTTP, or too long to be read, and closes the connection.
final class InvalidRequest {
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private InvalidRequest() {}

    /// Whether a percent sign in the path or query is not followed by two hex digits; the router would fail on it.
    static boolean isMalformed(HttpServerRequest request) {
        return BROKEN_ESCAPE.matcher(request.uri()).find();
    }

    static void answer(HttpServerRequest request) {
        ErrorCode code = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ -> ErrorCode.URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> ErrorCode.HEADERS_TOO_LARGE;
            case null, default -> ErrorCode.MALFORMED_REQUEST;
        };
        request.response()
                .setStatusCode(code.status())
                .putHeader("Content-Type", ProblemResponder.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Buffer.buffer(Json.bytes(Problem.of(code, code.title()))))
                .onComplete(_ -> request.connection().close());
    }
}
