package io.pivot5.app.node;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.pivot5.api.ApiVerticle;
import io.pivot5.shared.access.Access;
import io.pivot5.shared.access.Authenticator;
import io.pivot5.shared.access.KeyAuthenticator;
import io.pivot5.shared.access.KeyTable;
import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.bus.Bus;
import io.pivot5.shared.bus.NodeHello;
import io.pivot5.shared.cluster.Nodes;
import io.pivot5.shared.database.DatabasePools;
import io.pivot5.shared.database.OwnDatabase;
import io.pivot5.shared.health.HealthRoutes;
import io.pivot5.shared.health.MetricsRoute;
import io.pivot5.shared.health.Readiness;
import io.pivot5.shared.http.HttpShell;
import io.pivot5.shared.http.HttpVerticle;
import io.pivot5.shared.node.NodeServices;
import io.pivot5.shared.settings.AuthMode;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.NodeRole;
import io.pivot5.shared.settings.SettingException;
import io.pivot5.shared.settings.Settings;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.worker.WorkerVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running node. Started with everything the settings ask for; a dependency that is away makes it not ready, never
/// not running. Closing it drains: it says not ready, lets begun requests finish, then stops part after part.
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final int SOURCE_POOL_SIZE = 8;
    private static final int ANY_PORT = -1;

    /// How long the start waits to learn that the schema is refused; after that it goes on, not ready.
    private static final Duration SCHEMA_WAIT = Duration.ofSeconds(5);

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /// Of a pool or the bus, once no request runs; an answer that does not come now is not worth more.
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Configuration configuration;
    private final Closers closers;
    private final AtomicInteger port = new AtomicInteger();

    private Node(Configuration configuration, Closers closers) {
        this.configuration = configuration;
        this.closers = closers;
    }

    /// Starts a node on the databases of the settings, the embedded one where they name none.
    ///
    /// @param closers closed with the node, and by the caller when the start fails
    public static Node start(Configuration configuration, Closers closers) throws Exception {
        AuthMode auth = AuthRules.resolve(configuration);
        NodeDatabases databases = NodeDatabases.open(configuration, closers);
        return start(configuration, auth, databases, closers);
    }

    static Node start(Configuration configuration, AuthMode auth, NodeDatabases databases, Closers closers)
            throws Exception {
        Node node = new Node(configuration, closers);
        node.start(auth, databases);
        return node;
    }

    /// Where it listens, as a user of this machine writes it.
    public String url() {
        String host = configuration.get(Settings.HOST);
        String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port.get();
    }

    @Override
    public void close() {
        closers.close();
    }

    private void start(AuthMode auth, NodeDatabases databases) throws Exception {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Vertx vertx = await(VertxStart.start(configuration, registry));
        closers.add("vert.x", () -> Blocking.await(vertx.close(), STOP_LIMIT));

        OwnDatabase database = OwnDatabase.open(vertx, databases.own());
        closers.add("own database", database);
        Pool source = DatabasePools.source(
                vertx, databases.source(), SOURCE_POOL_SIZE, configuration.get(Settings.SOURCE_TIMEOUT));
        closers.add("source pool", () -> Blocking.await(source.close(), STOP_LIMIT));
        ObjectStore store = StoreMetrics.count(NodeStore.open(configuration), registry);
        closers.add("bucket", store);

        KeyTable keys = new KeyTable(database.pool());
        Authenticator authenticator = auth == AuthMode.KEYS ? new KeyAuthenticator(keys) : Authenticator.open();
        HttpShell shell = new HttpShell(
                vertx, new Access(authenticator), configuration.get(Settings.CORS_ORIGINS), allowedHosts(auth));

        Nodes nodes = await(Nodes.join(vertx, new Bus(vertx.eventBus()), hello()));
        closers.add("membership", () -> Blocking.await(nodes.leave("stopped"), STOP_LIMIT));
        Readiness readiness = NodeHealth.readiness(vertx, source, database, store, nodes);
        new HealthRoutes(nodes, readiness).mount(shell.routes());
        new MetricsRoute(registry).mount(shell.routes());

        NodeServices services = new NodeServices(configuration, shell.routes(), source, database, store);
        for (NodeRole role : configuration.get(Settings.ROLES)) {
            deploy(vertx, role, services);
        }
        listen(vertx, shell);
        closers.add("readiness", () -> {
            readiness.startDraining();
            Thread.sleep(configuration.get(Settings.DRAIN_DELAY));
        });
        awaitSchema(database, keys);
    }

    private void deploy(Vertx vertx, NodeRole role, NodeServices services) throws Exception {
        switch (role) {
            case API -> {
                String id = await(vertx.deployVerticle(new ApiVerticle(services)));
                closers.add("api", () -> Blocking.await(vertx.undeploy(id), STOP_LIMIT));
            }
            case WORKER -> {
                String id = await(vertx.deployVerticle(new WorkerVerticle(services)));
                closers.add("worker", () -> Blocking.await(vertx.undeploy(id), STOP_LIMIT));
            }
            case VIEWER -> {}
        }
    }

    private void listen(Vertx vertx, HttpShell shell) throws Exception {
        int wanted = configuration.get(Settings.PORT_NUMBER);
        String host = configuration.get(Settings.HOST);
        Duration drain = configuration.get(Settings.DRAIN_TIMEOUT);
        DeploymentOptions options = new DeploymentOptions()
                .setInstances(Math.max(2, Runtime.getRuntime().availableProcessors()));
        String id = await(vertx.deployVerticle(
                        () -> new HttpVerticle(shell, host, wanted == 0 ? ANY_PORT : wanted, drain, port), options)
                .recover(failure -> Future.failedFuture(new IOException(
                        "cannot listen on " + host + ":" + wanted + ": " + failure.getMessage(), failure))));
        closers.add("http", () -> Blocking.await(vertx.undeploy(id), drain.plusSeconds(5)));
    }

    /// A schema that is refused ends the node, now or when its server comes back.
    private void awaitSchema(OwnDatabase database, KeyTable keys) throws Exception {
        Future<Void> ready = database.ready().compose(_ -> FirstAdminKey.ensure(configuration, keys));
        try {
            Blocking.await(ready, SCHEMA_WAIT);
        } catch (TimeoutException _) {
            LOG.warn("the database of Pivot5 is not there yet; not ready until it is");
            ready.onFailure(failure -> {
                LOG.error("stopping: {}", failure.getMessage());
                Thread.ofPlatform().start(() -> System.exit(1));
            });
        }
    }

    private NodeHello hello() {
        List<String> roles = configuration.get(Settings.ROLES).stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .toList();
        return new NodeHello(UUID.randomUUID().toString(), Version.current(), roles, Instant.now());
    }

    private Optional<Set<String>> allowedHosts(AuthMode auth) throws SettingException {
        if (auth == AuthMode.KEYS || !AuthRules.isLoopback(configuration)) {
            return Optional.empty();
        }
        Set<String> hosts = new HashSet<>();
        hosts.add(configuration.get(Settings.HOST).toLowerCase(Locale.ROOT));
        configuration
                .find(Settings.PUBLIC_URL)
                .map(url -> url.getHost().toLowerCase(Locale.ROOT))
                .ifPresent(hosts::add);
        return Optional.of(hosts);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return Blocking.await(future, START_LIMIT);
    }
}
