package io.pivot5.shared.access;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;

/// The gate. Every route, socket and bus address passes a request through [#admit] before it does anything; what the
/// request then names is judged by the principal's [Scope].
public final class Access {
    private static final String BEARER = "bearer ";

    private final Authenticator authenticator;

    public Access(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    /// Fails with `unauthenticated` or `forbidden`.
    public Future<Principal> admit(Optional<String> key, Permission permission) {
        return authenticator
                .authenticate(key)
                .compose(principal -> principal.may(permission)
                        ? Future.succeededFuture(principal)
                        : Future.failedFuture(new ProblemException(
                                ErrorCode.FORBIDDEN,
                                "the role " + principal.role().word() + " may not do this")));
    }

    /// The key in a request's headers, `X-API-Key` or `Authorization: Bearer`.
    public static Optional<String> presentedKey(Optional<String> apiKeyHeader, Optional<String> authorizationHeader) {
        return apiKeyHeader
                .map(String::strip)
                .or(() -> authorizationHeader
                        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                        .map(value -> value.substring(BEARER.length()).strip()));
    }
}
