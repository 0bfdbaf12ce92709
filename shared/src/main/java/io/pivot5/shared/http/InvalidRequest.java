package io.pivot5.shared.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.Problem;
import io.pivot5.shared.json.Json;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/// Answers what is not HTTP, or too long to be read, and closes the connection.
final class InvalidRequest {
    private InvalidRequest() {}

    static void answer(HttpServerRequest request) {
        ErrorCode code = switch (request.decoderResult().cause()) {
            case TooLongHttpLineException _ -> ErrorCode.URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> ErrorCode.HEADERS_TOO_LARGE;
            case null, default -> ErrorCode.MALFORMED_REQUEST;
        };
        String id = RequestId.make();
        ObjectNode body = Json.MAPPER.valueToTree(Problem.of(code, code.title()));
        body.put("request_id", id);
        request.response()
                .setStatusCode(code.status())
                .putHeader(RequestId.HEADER, id)
                .putHeader("Content-Type", ProblemResponder.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(Buffer.buffer(Json.bytes(body)))
                .onComplete(_ -> request.connection().close());
    }
}
