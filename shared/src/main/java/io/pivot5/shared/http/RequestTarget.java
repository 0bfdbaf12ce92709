package io.pivot5.shared.http;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/// Refuses a path or query whose percent-encoding is broken, which the router would take for a failure of the server.
final class RequestTarget {
    private static final Pattern BROKEN = Pattern.compile("%(?!\\p{XDigit}{2})");

    private RequestTarget() {}

    static void check(RoutingContext context) {
        if (BROKEN.matcher(context.request().uri()).find()) {
            context.fail(new ProblemException(
                    ErrorCode.MALFORMED_REQUEST, "in the path or query a % is not followed by two hexadecimal digits"));
        } else {
            context.next();
        }
    }
}
