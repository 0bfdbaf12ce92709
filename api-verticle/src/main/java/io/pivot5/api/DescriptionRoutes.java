package io.pivot5.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.http.Answer;
import io.pivot5.shared.http.Request;
import io.pivot5.shared.http.RouteTable;
import io.pivot5.shared.json.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// `/openapi.json`, and `/docs`, a page that shows it and tries it out, without any host but this one.
final class DescriptionRoutes {
    private static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/" + SwaggerUi.VERSION + "/";
    private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
    private static final String A_DAY = "public, max-age=86400";

    /// Name below `/docs/` to where it lies on the class path and what it is.
    private static final Map<String, Asset> ASSETS = Map.of(
            "swagger-ui.css", new Asset(SWAGGER + "swagger-ui.css", "text/css; charset=utf-8"),
            "swagger-ui-bundle.js", new Asset(SWAGGER + "swagger-ui-bundle.js", JAVASCRIPT),
            "docs.js", new Asset("/io/pivot5/api/docs.js", JAVASCRIPT),
            "docs.css", new Asset("/io/pivot5/api/docs.css", "text/css; charset=utf-8"));

    private final Buffer description = Buffer.buffer(Json.bytes(description()));
    private final Buffer page = read("/io/pivot5/api/docs.html");

    private final Map<String, Buffer> assets = new HashMap<>();

    private record Asset(String resource, String mediaType) {}

    void mount(RouteTable routes) {
        ASSETS.forEach((name, asset) -> assets.put(name, read(asset.resource())));
        routes.getOpen("/", request -> {
            request.query();
            return Future.succeededFuture(Answer.redirect("/docs"));
        });
        routes.getOpen("/openapi.json", request -> {
            request.query();
            return Future.succeededFuture(Answer.of(200, "application/json", description));
        });
        routes.getOpen("/docs", request -> {
            request.query();
            return Future.succeededFuture(Answer.of(200, "text/html; charset=utf-8", page)
                    .header(
                            "Content-Security-Policy",
                            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                                    + " frame-ancestors 'none'"));
        });
        routes.getOpen("/docs/{asset}", this::asset);
    }

    /// The description as it was written, which is YAML for people.
    static JsonNode description() {
        try (InputStream yaml = open("/io/pivot5/api/openapi.yaml")) {
            return new YAMLMapper().readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Future<Answer> asset(Request request) {
        request.query();
        String name = request.path("asset");
        Asset asset = ASSETS.get(name);
        Buffer content = assets.get(name);
        if (asset == null || content == null) {
            throw new ProblemException(ErrorCode.UNKNOWN_ROUTE, "the page has no such part");
        }
        return Future.succeededFuture(Answer.of(200, asset.mediaType(), content).header("Cache-Control", A_DAY));
    }

    private static Buffer read(String resource) {
        try (InputStream stream = open(resource)) {
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        InputStream stream = DescriptionRoutes.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("missing from the build: " + resource);
        }
        return stream;
    }
}
