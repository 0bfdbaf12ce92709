package io.pivot5.shared.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/// Gives every request an id: the client's own `X-Request-Id` if it is a decent one, else a new one. It goes out with
/// the answer and stands in every line that is logged about the request.
final class RequestId {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "pivot5.request-id";
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    static void assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && DECENT.matcher(given).matches() ? given : make();
        context.put(KEY, id);
        context.response().putHeader(HEADER, id);
        context.next();
    }

    static String make() {
        return UUID.randomUUID().toString();
    }

    static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? "-" : id;
    }
}
