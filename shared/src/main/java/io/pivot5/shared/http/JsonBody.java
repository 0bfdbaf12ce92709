package io.pivot5.shared.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.json.Json;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// Takes a JSON body in: of the right content type, of bounded size, within bounded time, well-formed.
final class JsonBody {
    private static final Duration SLOWEST_BODY = Duration.ofSeconds(30);
    private static final String PARSED = "pivot5.json";
    private static final String DEADLINE = "pivot5.body-deadline";

    private final Vertx vertx;

    JsonBody(Vertx vertx) {
        this.vertx = vertx;
    }

    List<Handler<RoutingContext>> handlers() {
        return List.of(
                JsonBody::requireJson,
                this::startDeadline,
                BodyHandler.create(false).setBodyLimit(HttpLimits.JSON_BODY),
                this::parse);
    }

    static JsonNode of(RoutingContext context) {
        JsonNode parsed = context.get(PARSED);
        if (parsed == null) {
            throw new IllegalStateException("this route takes no JSON body");
        }
        return parsed;
    }

    /// Any page of the web may send a form or plain text here without asking; JSON it may not. So the type is checked
    /// even where the body could be read.
    private static void requireJson(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (media.equals("application/json") || (media.startsWith("application/") && media.endsWith("+json"))) {
            context.next();
        } else {
            context.fail(new ProblemException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "send the body as Content-Type: application/json" + (media.isEmpty() ? "" : ", not " + media)));
        }
    }

    private void startDeadline(RoutingContext context) {
        long timer = vertx.setTimer(
                SLOWEST_BODY.toMillis(),
                _ -> context.fail(new ProblemException(
                        ErrorCode.REQUEST_TIMEOUT, "the body did not arrive within " + SLOWEST_BODY)));
        context.put(DEADLINE, timer);
        context.addEndHandler(_ -> vertx.cancelTimer(timer));
        context.next();
    }

    private void parse(RoutingContext context) {
        if (context.get(DEADLINE) instanceof Long timer) {
            vertx.cancelTimer(timer);
        }
        Buffer body = context.body().buffer();
        if (body == null || body.length() == 0) {
            context.fail(new ProblemException(ErrorCode.MALFORMED_JSON, "the body is empty"));
            return;
        }
        try {
            context.put(PARSED, Json.MAPPER.readTree(body.getBytes()));
            context.next();
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            context.fail(new ProblemException(ErrorCode.MALFORMED_JSON, e.getOriginalMessage() + place, e));
        } catch (IOException e) {
            context.fail(new ProblemException(ErrorCode.MALFORMED_JSON, "the body cannot be read", e));
        }
    }
}
