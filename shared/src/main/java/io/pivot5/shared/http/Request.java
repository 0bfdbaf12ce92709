package io.pivot5.shared.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.pivot5.shared.access.Principal;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;

/// A request that the shell let in.
public final class Request {
    private final RoutingContext context;
    private final Principal principal;

    Request(RoutingContext context, Principal principal) {
        this.context = context;
        this.principal = principal;
    }

    /// Whose it is. On a route without permission: nobody in particular.
    public Principal principal() {
        return principal;
    }

    /// The decoded value of `{name}` in the route's path.
    public String path(String name) {
        return Objects.requireNonNull(context.pathParam(name), name);
    }

    /// The query, which may hold only these names, each once.
    ///
    /// @throws io.pivot5.shared.error.ProblemException `unknown_parameter`, `duplicate_parameter`
    public QueryParameters query(String... names) {
        return QueryParameters.of(context.queryParams(), names);
    }

    /// The body of a route that takes JSON.
    public JsonNode json() {
        return JsonBody.of(context);
    }
}
