package io.pivot5.shared.http;

import io.pivot5.shared.access.Access;
import io.pivot5.shared.access.Permission;
import io.pivot5.shared.access.Principal;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The routes of a node. There is no way to register one without saying who may use it.
public final class RouteTable {
    private static final String PRINCIPAL = "pivot5.principal";
    private static final int NO_CONTENT = 204;

    private final Router router;
    private final Access access;
    private final AnswerWriter writer;
    private final JsonBody body;
    private final List<RouteInfo> routes = new CopyOnWriteArrayList<>();

    RouteTable(Router router, Access access, AnswerWriter writer, JsonBody body) {
        this.router = router;
        this.access = access;
        this.writer = writer;
        this.body = body;
    }

    /// A GET (and HEAD) for those who have the permission.
    public void get(String path, Permission permission, Endpoint endpoint) {
        add(HttpMethod.GET, path, Optional.of(permission), endpoint, List.of());
    }

    /// A GET (and HEAD) for anybody.
    public void getOpen(String path, Endpoint endpoint) {
        add(HttpMethod.GET, path, Optional.empty(), endpoint, List.of());
    }

    /// A POST whose body is JSON, read and parsed before the endpoint is asked.
    public void postJson(String path, Permission permission, Endpoint endpoint) {
        add(HttpMethod.POST, path, Optional.of(permission), endpoint, body.handlers());
    }

    public List<RouteInfo> routes() {
        return List.copyOf(routes);
    }

    private void add(
            HttpMethod method,
            String path,
            Optional<Permission> permission,
            Endpoint endpoint,
            List<Handler<RoutingContext>> before) {
        if (routes.stream().noneMatch(known -> known.path().equals(path))) {
            router.route(pattern(path)).last().handler(context -> refuseMethod(context, path));
        }
        // A route each: Vert.x wants its own body handler before all others of a route.
        route(method, path).handler(context -> gate(context, permission));
        for (Handler<RoutingContext> handler : before) {
            route(method, path).handler(handler);
        }
        route(method, path)
                .handler(context -> Future.succeededFuture(
                                new Request(context, Objects.requireNonNull(context.get(PRINCIPAL))))
                        .compose(endpoint::handle)
                        .onSuccess(answer -> writer.write(context, answer))
                        .onFailure(context::fail));
        routes.add(new RouteInfo(method, path, permission));
    }

    /// Nothing of the body is read before the gate has let the request in.
    private void gate(RoutingContext context, Optional<Permission> permission) {
        HttpServerRequest request = context.request();
        request.pause();
        admit(context, permission)
                .onSuccess(principal -> {
                    context.put(PRINCIPAL, principal);
                    request.resume();
                    context.next();
                })
                .onFailure(failure -> {
                    request.resume();
                    context.fail(failure);
                });
    }

    private Route route(HttpMethod method, String path) {
        Route route = router.route(method, pattern(path));
        return method.equals(HttpMethod.GET) ? route.method(HttpMethod.HEAD) : route;
    }

    /// `{name}` as Vert.x writes it.
    private static String pattern(String path) {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }

    private void refuseMethod(RoutingContext context, String path) {
        String allowed = routes.stream()
                .filter(route -> route.path().equals(path))
                .flatMap(route -> route.method().equals(HttpMethod.GET)
                        ? Stream.of("GET", "HEAD")
                        : Stream.of(route.method().name()))
                .collect(Collectors.joining(", "));
        context.response().putHeader("Allow", allowed);
        if (context.request().method().equals(HttpMethod.OPTIONS)) {
            context.response().setStatusCode(NO_CONTENT).end();
        } else {
            context.fail(new ProblemException(
                    ErrorCode.METHOD_NOT_ALLOWED, context.request().method() + " is not allowed here, but " + allowed));
        }
    }

    private Future<Principal> admit(RoutingContext context, Optional<Permission> permission) {
        if (permission.isEmpty()) {
            return Future.succeededFuture(Principal.NOBODY);
        }
        HttpServerRequest request = context.request();
        Optional<String> key = Access.presentedKey(
                Optional.ofNullable(request.getHeader("X-API-Key")),
                Optional.ofNullable(request.getHeader("Authorization")));
        return access.admit(key, permission.get())
                .onSuccess(principal -> context.put(AccessLog.OWNER, principal.owner()));
    }
}
