package io.pivot5.shared.http;

import io.vertx.core.Future;

/// Answers the requests of one route. Runs on an event loop and must not block it. A failure becomes a problem; a
/// [io.pivot5.shared.error.ProblemException] with its own code, anything else `internal`.
@FunctionalInterface
public interface Endpoint {
    Future<Answer> handle(Request request);
}
