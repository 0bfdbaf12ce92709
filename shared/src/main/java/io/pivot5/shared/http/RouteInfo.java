package io.pivot5.shared.http;

import io.pivot5.shared.access.Permission;
import io.vertx.core.http.HttpMethod;
import java.util.Optional;

/// A route that exists.
///
/// @param path with parameters as OpenAPI writes them: `/channels/{name}`
/// @param permission what a request needs; absent where anybody may ask
public record RouteInfo(HttpMethod method, String path, Optional<Permission> permission) {}
