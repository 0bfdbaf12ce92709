package io.pivot5.shared.http;

import io.pivot5.shared.access.Access;
import io.pivot5.shared.access.Permission;
import io.pivot5.shared.access.Principal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/// The routes of a node. There is no way to register one without saying who may use it.
public final class RouteTable {
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

    /// Answers a method that no route of the path has with those that some have.
    void refuseMethod(RoutingContext context) {
        String path = context.normalizedPath();
        List<String> allowed = routes.stream()
                .filter(route -> path.matches(route.path().replaceAll("\\{\\w+}", "[^/]+") + "/?"))
                .map(RouteInfo::method)
                .flatMap(method ->
                        method.equals(HttpMethod.GET) ? Stream.of(HttpMethod.GET, HttpMethod.HEAD) : Stream.of(method))
                .map(HttpMethod::name)
                .distinct()
                .toList();
        context.response().putHeader("Allow", String.join(", ", allowed));
        ProblemResponder.respond(context);
    }

    private void add(
            HttpMethod method,
            String path,
            Optional<Permission> permission,
            Endpoint endpoint,
            List<Handler<RoutingContext>> before) {
        Route route = router.route(method, path.replaceAll("\\{(\\w+)}", ":$1"));
        if (method.equals(HttpMethod.GET)) {
            route.method(HttpMethod.HEAD);
        }
        before.forEach(route::handler);
        route.handler(context -> admit(context, permission)
                .compose(principal -> endpoint.handle(new Request(context, principal)))
                .onSuccess(answer -> writer.write(context, answer))
                .onFailure(context::fail));
        routes.add(new RouteInfo(method, path, permission));
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
