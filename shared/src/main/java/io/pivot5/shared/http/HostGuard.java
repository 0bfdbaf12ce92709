package io.pivot5.shared.http;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/// Against DNS rebinding: where everybody on this machine is let in without a key, a page of any web site could point
/// its own host name here and read everything. So there the `Host` header must be one that only this machine has.
final class HostGuard {
    private final Set<String> names;

    /// @param names in lower case, besides the loopback names
    HostGuard(Set<String> names) {
        this.names = Set.copyOf(names);
    }

    void check(RoutingContext context) {
        HostAndPort authority = context.request().authority();
        String host = authority == null
                ? ""
                : authority.host().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (isLoopbackName(host) || names.contains(host)) {
            context.next();
        } else {
            context.fail(new ProblemException(
                    ErrorCode.FORBIDDEN,
                    "without API keys this server answers only to loopback names and the host of PIVOT5_PUBLIC_URL"));
        }
    }

    private static boolean isLoopbackName(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.equals("::1")
                || host.matches("127(\\.\\d{1,3}){3}");
    }
}
