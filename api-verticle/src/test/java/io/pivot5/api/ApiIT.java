package io.pivot5.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pivot5.shared.access.Access;
import io.pivot5.shared.access.Authenticator;
import io.pivot5.shared.access.Principal;
import io.pivot5.shared.access.Role;
import io.pivot5.shared.access.Scope;
import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.database.DatabasePools;
import io.pivot5.shared.database.OwnDatabase;
import io.pivot5.shared.database.PostgresUrl;
import io.pivot5.shared.http.HttpShell;
import io.pivot5.shared.http.RouteInfo;
import io.pivot5.shared.json.Json;
import io.pivot5.shared.node.NodeServices;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.ConfigurationLoader;
import io.pivot5.shared.store.MemoryObjectStore;
import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The verticle over a real database, asked by HTTP.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final PostgresUrl url = PostgresUrl.parse(database.url());
    private final Pool source = DatabasePools.source(vertx, url, 4, Duration.ofSeconds(5));
    private final OwnDatabase own = OwnDatabase.open(vertx, url);
    private HttpShell shell = shell();
    private int port;

    @BeforeAll
    void start() throws Exception {
        database.execute("CREATE TABLE engine (time timestamptz PRIMARY KEY, p float8)");
        database.execute("COMMENT ON COLUMN engine.p IS 'Chamber pressure [bar]'");
        database.execute("INSERT INTO engine SELECT timestamptz '2026-01-01 00:00:00Z' + i * interval '1 second', i"
                + " FROM generate_series(0, 99) i");
        database.execute("CREATE TABLE \"a/b %\" (time timestamptz PRIMARY KEY, v int)");
        database.execute("CREATE TABLE secret (time timestamptz PRIMARY KEY, v int)");
        database.execute("ANALYZE");
        Blocking.await(own.ready(), LIMIT);
        Configuration configuration = ConfigurationLoader.load(Map.of(), Map.of(), Optional.empty());
        NodeServices services = new NodeServices(configuration, shell.routes(), source, own, new MemoryObjectStore());
        Blocking.await(vertx.deployVerticle(new ApiVerticle(services)), LIMIT);
        port = Blocking.await(shell.listen("127.0.0.1", 0), LIMIT).actualPort();
    }

    @AfterAll
    void stop() throws Exception {
        own.close();
        Blocking.await(source.close(), LIMIT);
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void allChannelsAreListed() throws Exception {
        JsonNode body = json(get("/api/v1/pivot/channels", "all"));
        assertThat(body.get("total").asInt()).isEqualTo(body.get("channels").size());
        assertThat(body.findValuesAsText("name")).contains("engine", "a/b %", "secret");
    }

    @Test
    void aChannelIsDescribed() throws Exception {
        JsonNode body = json(get("/api/v1/pivot/channels/engine", "all"));
        assertThat(body.get("first_time").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(body.get("last_time").asText()).isEqualTo("2026-01-01T00:01:39Z");
        assertThat(body.get("estimated_rows").asLong()).isEqualTo(100);
        JsonNode signal = body.get("signals").get(0);
        assertThat(signal.get("units").asText()).isEqualTo("bar");
        assertThat(signal.get("long_name").asText()).isEqualTo("Chamber pressure");
    }

    @Test
    void aNewRowIsSeenWithinTheSecond() throws Exception {
        database.execute("CREATE TABLE growing (time timestamptz PRIMARY KEY, v int)");
        awaitStatus("/api/v1/pivot/channels/growing", 200);
        assertThat(json(get("/api/v1/pivot/channels/growing", "all"))
                        .get("last_time")
                        .isNull())
                .isTrue();
        database.execute("INSERT INTO growing VALUES ('2026-05-01T00:00:00.123456Z', 1)");
        Thread.sleep(1_100);
        assertThat(json(get("/api/v1/pivot/channels/growing", "all"))
                        .get("last_time")
                        .asText())
                .isEqualTo("2026-05-01T00:00:00.123456Z");
        database.execute("DROP TABLE growing");
    }

    @Test
    void namesOfAnyKindAreReachable() throws Exception {
        assertThat(get("/api/v1/pivot/channels/a%2Fb%20%25", "all").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theListIsFilteredByGlob() throws Exception {
        assertThat(json(get("/api/v1/pivot/channels?name=e*", "all")).findValuesAsText("name"))
                .contains("engine")
                .doesNotContain("secret");
        assertThat(json(get("/api/v1/pivot/channels?name=nothing*", "all"))
                        .get("total")
                        .asInt())
                .isZero();
        assertThat(get("/api/v1/pivot/channels?name=" + "x".repeat(3_000), "all")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anUnknownChannelNamesTheNearest() throws Exception {
        HttpResponse<String> answer = get("/api/v1/pivot/channels/engin", "all");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).get("code").asText()).isEqualTo("unknown_channel");
        assertThat(json(answer).get("detail").asText()).contains("engine");
    }

    @Test
    void aChannelOutsideTheKeysGlobsDoesNotExist() throws Exception {
        assertThat(json(get("/api/v1/pivot/channels", "engines")).get("total").asInt())
                .isEqualTo(1);
        HttpResponse<String> hidden = get("/api/v1/pivot/channels/secret", "engines");
        HttpResponse<String> absent = get("/api/v1/pivot/channels/nosuch", "engines");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(json(hidden).get("detail").asText().replace("secret", "nosuch"))
                .isEqualTo(json(absent).get("detail").asText());
        assertThat(get("/api/v1/pivot/channels/secre", "engines").body()).doesNotContain("secret");
    }

    @Test
    void theDescriptionNamesTheRoutesThatThereAre() throws Exception {
        JsonNode description = json(get("/openapi.json", "all"));
        assertThat(description.get("openapi").asText()).startsWith("3.1");
        Set<String> described = new TreeSet<>();
        List<String> ids = new ArrayList<>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    described.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    ids.add(operation.getValue().get("operationId").asText());
                }));
        // What every node serves besides, whatever its roles.
        described.removeAll(Set.of("GET /health", "GET /health/live", "GET /health/ready", "GET /metrics"));
        Set<String> existing = new TreeSet<>();
        for (RouteInfo route : shell.routes().routes()) {
            existing.add(route.method() + " " + route.path());
        }
        assertThat(existing).isEqualTo(described);
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aRouteIsOpenExactlyWhereTheDescriptionSaysSo() throws Exception {
        JsonNode paths = json(get("/openapi.json", "all")).get("paths");
        for (RouteInfo route : shell.routes().routes()) {
            JsonNode operation =
                    paths.get(route.path()).get(route.method().name().toLowerCase(Locale.ROOT));
            boolean open =
                    operation.has("security") && operation.get("security").isEmpty();
            assertThat(route.permission().isEmpty()).as(route.path()).isEqualTo(open);
        }
    }

    @Test
    void thePageComesWithEverythingItLoads() throws Exception {
        String page = get("/docs", "all").body();
        assertThat(page).doesNotContain("http://").doesNotContain("https://").doesNotContain("//cdn");
        Matcher loads = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page);
        int count = 0;
        while (loads.find()) {
            HttpResponse<String> part = get(loads.group(1), "all");
            assertThat(part.statusCode()).as(loads.group(1)).isEqualTo(200);
            assertThat(part.body()).isNotEmpty();
            count++;
        }
        assertThat(count).isEqualTo(5);
        assertThat(get("/docs/nothing.js", "all").statusCode()).isEqualTo(404);
        assertThat(get("/docs/..%2Fopenapi.yaml", "all").statusCode()).isEqualTo(404);
    }

    private HttpShell shell() {
        Authenticator authenticator = key -> Future.succeededFuture(new Principal(
                "tester",
                Role.VIEWER,
                key.equals(Optional.of("engines"))
                        ? new Scope(List.of("engine*"), List.of("*"), List.of("*"))
                        : Scope.ALL));
        return new HttpShell(vertx, new Access(authenticator), List.of(), Optional.empty());
    }

    private void awaitStatus(String path, int status) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (get(path, "all").statusCode() != status) {
            assertThat(System.nanoTime()).as(path).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-API-Key", key)
                .timeout(LIMIT)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return Json.MAPPER.readTree(answer.body());
    }
}
