package io.pivot5.shared.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pivot5.shared.access.Access;
import io.pivot5.shared.access.Authenticator;
import io.pivot5.shared.access.Permission;
import io.pivot5.shared.access.Principal;
import io.pivot5.shared.access.Role;
import io.pivot5.shared.access.Scope;
import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.json.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shell in front of routes made for the purpose.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpShellTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String VIEWER = "viewer-key";

    private final HttpClient client = HttpClient.newHttpClient();
    private Vertx vertx = Vertx.vertx();
    private int port;

    @BeforeAll
    void start() throws Exception {
        Authenticator authenticator = key -> key.equals(Optional.of(VIEWER))
                ? Future.succeededFuture(new Principal("vera", Role.VIEWER, Scope.ALL))
                : Future.failedFuture(new ProblemException(ErrorCode.UNAUTHENTICATED, "send a key"));
        HttpShell shell = new HttpShell(
                vertx, new Access(authenticator), List.of("https://good.example"), Optional.of(Set.of("lab.example")));
        RouteTable routes = shell.routes();
        routes.getOpen("/open", request -> {
            request.query("a", "b");
            return Future.succeededFuture(
                    Answer.json(Map.of("owner", request.principal().owner())));
        });
        routes.get(
                "/named/{name}",
                Permission.READ_CATALOGUE,
                request -> Future.succeededFuture(Answer.json(new TreeMap<>(Map.of(
                        "name",
                        request.path("name"),
                        "owner",
                        request.principal().owner())))));
        routes.get("/admin", Permission.ADMINISTER, _ -> Future.succeededFuture(Answer.json("in")));
        routes.postJson(
                "/echo",
                Permission.READ_CATALOGUE,
                request -> Future.succeededFuture(Answer.json(201, request.json())));
        routes.getOpen("/broken", _ -> {
            throw new IllegalStateException("the secret is hush");
        });
        routes.getOpen("/failed", _ -> Future.failedFuture(new IOException("the secret is hush")));
        routes.getOpen(
                "/later",
                _ -> Future.failedFuture(
                        new ProblemException(ErrorCode.STORE_UNAVAILABLE, "gone").retryAfter(Duration.ofSeconds(7))));
        routes.getOpen(
                "/large",
                _ -> Future.succeededFuture(Answer.of(200, "text/plain", Buffer.buffer("x".repeat(100_000)))));
        port = Blocking.await(shell.listen("127.0.0.1", 0), LIMIT).actualPort();
    }

    @AfterAll
    void stop() throws Exception {
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void anOpenRouteAnswersAnybody() throws Exception {
        HttpResponse<String> answer = get("/open");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"owner\":\"nobody\"}");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void headIsGetWithoutTheBody() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/open")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("content-length")).contains("18");
    }

    @Test
    void aRouteWithAPermissionWantsAKeyThatHasIt() throws Exception {
        assertProblem(get("/named/x"), 401, "unauthenticated");
        assertThat(get("/named/x").headers().firstValue("www-authenticate")).isPresent();
        assertThat(get("/named/x", "X-API-Key", VIEWER).body()).isEqualTo("{\"name\":\"x\",\"owner\":\"vera\"}");
        assertThat(get("/named/x", "Authorization", "Bearer " + VIEWER).statusCode())
                .isEqualTo(200);
        assertThat(get("/named/x", "Authorization", "bearer " + VIEWER).statusCode())
                .isEqualTo(200);
        assertProblem(get("/named/x", "Authorization", "Basic " + VIEWER), 401, "unauthenticated");
        assertProblem(get("/admin", "X-API-Key", VIEWER), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%2Fb", "%C3%96lstand%20%5Bmm%5D%20%25", "100%25", "a+b", "%22quoted%22"})
    void pathParametersAreDecodedOnce(String raw) throws Exception {
        String expected = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        JsonNode body =
                Json.MAPPER.readTree(get("/named/" + raw, "X-API-Key", VIEWER).body());
        assertThat(body.get("name").asText()).isEqualTo(expected);
    }

    @Test
    void theQueryIsReadStrictly() throws Exception {
        assertThat(get("/open?a=1&b=2").statusCode()).isEqualTo(200);
        assertProblem(get("/open?a=1&a=2"), 400, "duplicate_parameter");
        assertProblem(get("/open?c=1"), 400, "unknown_parameter");
        assertThat(problem(get("/open?c=1")).get("detail").asText()).contains("known: a, b");
    }

    @Test
    void malformedPercentEncodingIsTheClientsFault() throws Exception {
        assertThat(raw("GET /open?a=%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /named/%zz HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + VIEWER + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void whatDoesNotExistIsAProblem() throws Exception {
        assertProblem(get("/nowhere"), 404, "unknown_route");
        HttpResponse<String> post = client.send(
                request("/open").POST(HttpRequest.BodyPublishers.ofString("{}")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertProblem(post, 405, "method_not_allowed");
        assertThat(post.headers().firstValue("allow")).contains("GET, HEAD");
    }

    @Test
    void aJsonBodyIsTakenInCarefully() throws Exception {
        assertThat(post("/echo", "application/json", "{\"a\":[1,2]}").body()).isEqualTo("{\"a\":[1,2]}");
        assertThat(post("/echo", "application/json; charset=utf-8", "{}").statusCode())
                .isEqualTo(201);
        assertProblem(post("/echo", "text/plain", "{}"), 415, "unsupported_media_type");
        assertProblem(post("/echo", "application/x-www-form-urlencoded", "a=1"), 415, "unsupported_media_type");
        assertProblem(post("/echo", "application/json", "{\"a\":"), 400, "malformed_json");
        assertProblem(post("/echo", "application/json", "{\"a\":1,\"a\":2}"), 400, "malformed_json");
        assertProblem(post("/echo", "application/json", "{} {}"), 400, "malformed_json");
        assertProblem(post("/echo", "application/json", ""), 400, "malformed_json");
        assertProblem(post("/echo", "application/json", "[".repeat(100_000)), 400, "malformed_json");
    }

    @Test
    void aStrangersBodyIsNotLookedAt() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/echo")
                        .header("Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("nonsense"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertProblem(answer, 401, "unauthenticated");
    }

    @Test
    void aBodyAboveOneMegabyteIsRefused() throws Exception {
        assertProblem(post("/echo", "application/json", "\"" + "x".repeat(1_000_000) + "\""), 413, "too_large");
        assertThat(post("/echo", "application/json", "\"" + "x".repeat(999_998) + "\"")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void anUnforeseenFailureSaysNothingOfItsCause() throws Exception {
        for (String path : List.of("/broken", "/failed")) {
            HttpResponse<String> answer = get(path);
            assertProblem(answer, 500, "internal");
            assertThat(answer.body()).doesNotContain("hush").doesNotContain("Exception");
        }
    }

    @Test
    void aPassingFailureSaysWhenToComeBack() throws Exception {
        HttpResponse<String> answer = get("/later");
        assertProblem(answer, 503, "store_unavailable");
        assertThat(answer.headers().firstValue("retry-after")).contains("7");
    }

    @Test
    void theRequestIdIsTheClientsIfItIsDecent() throws Exception {
        assertThat(get("/open", "X-Request-Id", "abc-1").headers().firstValue("x-request-id"))
                .contains("abc-1");
        assertThat(get("/open", "X-Request-Id", "a b").headers().firstValue("x-request-id"))
                .hasValueSatisfying(id -> assertThat(id).isNotEqualTo("a b").hasSize(36));
        HttpResponse<String> failed = get("/nowhere", "X-Request-Id", "abc-2");
        assertThat(problem(failed).get("request_id").asText()).isEqualTo("abc-2");
    }

    @Test
    void onlyConfiguredOriginsAreLetIn() throws Exception {
        assertThat(get("/open", "Origin", "https://good.example").headers().firstValue("access-control-allow-origin"))
                .contains("https://good.example");
        HttpResponse<String> other = get("/open", "Origin", "https://bad.example");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThat(other.headers().firstValue("vary")).contains("Origin");
        assertThat(preflight("https://good.example").statusCode()).isEqualTo(204);
        assertThat(preflight("https://good.example").headers().firstValue("access-control-allow-headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("X-API-Key"));
        assertProblem(preflight("https://bad.example"), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.9.9.9:80", "[::1]:80", "lab.example", "a.localhost"
            })
    void requestsToThisMachineAreServed(String host) throws Exception {
        assertThat(raw("GET /open HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "127.0.0.1evil", "10.0.0.1"})
    void requestsToOtherNamesAreNot(String host) throws Exception {
        assertThat(raw("GET /open HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("\"code\":\"forbidden\"");
    }

    @Test
    void requestLinesUpToSixteenKibibytesWork() throws Exception {
        assertThat(get("/open?a=" + "x".repeat(16 * 1024)).statusCode()).isEqualTo(200);
        assertThat(raw("GET /open?a=" + "x".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.0 414 ")
                .contains("\"code\":\"uri_too_long\"");
        assertThat(raw("GET /open HTTP/1.1\r\nHost: localhost\r\nX-Much: " + "x".repeat(40_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("\"code\":\"headers_too_large\"");
    }

    @Test
    void whatIsNotHttpIsRefusedAndTheConnectionClosed() throws Exception {
        assertThat(raw("HELO there\r\n\r\n")).startsWith("HTTP/1.0 400 ").contains("\"code\":\"malformed_request\"");
    }

    @Test
    void largeAnswersAreCompressedForThoseWhoTakeIt() throws Exception {
        HttpResponse<byte[]> packed = client.send(
                request("/large").header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(packed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(packed.body().length).isLessThan(2_000);
        assertThat(get("/large").headers().firstValue("content-encoding")).isEmpty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(LIMIT);
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder builder = request(path);
        if (headers.length > 0) {
            builder.headers(headers);
        }
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String type, String body) throws Exception {
        return client.send(
                request(path)
                        .headers("Content-Type", type, "X-API-Key", VIEWER)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
        return client.send(
                request("/echo")
                        .headers("Origin", origin, "Access-Control-Request-Method", "POST")
                        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// What comes back for these bytes until the server closes or two seconds pass in silence.
    private String raw(String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonNode problem(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode body = problem(answer);
        assertThat(body.get("code").asText()).isEqualTo(code);
        assertThat(body.get("status").asInt()).isEqualTo(status);
        assertThat(body.get("type").asText()).isEqualTo("urn:pivot5:problem:" + code);
        assertThat(body.get("title").asText()).isNotBlank();
        assertThat(body.get("detail").asText()).isNotBlank();
        assertThat(body.get("request_id").asText()).isNotBlank();
    }
}
