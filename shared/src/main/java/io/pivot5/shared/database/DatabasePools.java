package io.pivot5.shared.database;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Connection pools to the two databases. A pool makes its connections when they are needed and replaces the ones
/// that a restart of PostgreSQL has closed, so it lives as long as the node.
public final class DatabasePools {
    private static final int CONNECT_TIMEOUT_MS = 5_000;
    private static final int WAIT_FOR_CONNECTION_S = 10;
    private static final int IDLE_TIMEOUT_S = 60;

    /// Below the ten minutes after which common firewalls and poolers forget a connection.
    private static final int MAX_LIFETIME_S = 540;

    private static final Duration SILENCE_MARGIN = Duration.ofSeconds(2);

    private static final int MAX_WAITING = 1_000;

    private DatabasePools() {}

    /// Sessions that cannot write and whose statements end after `statementTimeout`.
    public static Pool source(Vertx vertx, PostgresUrl url, int size, Duration statementTimeout) {
        PgConnectOptions options = connectOptions(url, "pivot5 source");
        options.getProperties()
                .putAll(Map.of(
                        "default_transaction_read_only",
                        "on",
                        "statement_timeout",
                        Long.toString(statementTimeout.toMillis())));
        return pool(vertx, options, "source", size, statementTimeout);
    }

    /// Sessions on Pivot5's own tables, schema `pivot5`.
    public static Pool own(Vertx vertx, PostgresUrl url, int size, Duration statementTimeout) {
        PgConnectOptions options = connectOptions(url, "pivot5");
        options.getProperties()
                .putAll(Map.of(
                        "search_path",
                        Migrations.SCHEMA,
                        "statement_timeout",
                        Long.toString(statementTimeout.toMillis())));
        options.setCachePreparedStatements(true);
        return pool(vertx, options, "own", size, statementTimeout);
    }

    private static Pool pool(Vertx vertx, PgConnectOptions connect, String name, int size, Duration statementTimeout) {
        PoolOptions options = new PoolOptions()
                .setName(name)
                .setMaxSize(size)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectionTimeout(WAIT_FOR_CONNECTION_S)
                .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_TIMEOUT_S)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxLifetime(MAX_LIFETIME_S)
                .setMaxLifetimeUnit(TimeUnit.SECONDS);
        return PgBuilder.pool()
                .with(options)
                .with(transport(statementTimeout))
                .connectingTo(connect)
                .using(vertx)
                .build();
    }

    /// The server ends a statement that takes too long, but a server that has fallen silent ends nothing: then the
    /// connection is given up a little later, and what waits for it fails.
    private static NetClientOptions transport(Duration statementTimeout) {
        return new NetClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setTcpKeepAlive(true)
                .setIdleTimeout(
                        Math.toIntExact(statementTimeout.plus(SILENCE_MARGIN).toMillis()))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    private static PgConnectOptions connectOptions(PostgresUrl url, String applicationName) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password());
        options.getProperties()
                .put("application_name", url.parameter("application_name").orElse(applicationName));
        options.getProperties().put("TimeZone", "UTC");
        url.parameter("sslmode").ifPresent(mode -> secure(options, SslMode.of(mode), url));
        return options;
    }

    private static void secure(PgConnectOptions options, SslMode mode, PostgresUrl url) {
        options.setSslMode(mode);
        ClientSSLOptions ssl = new ClientSSLOptions();
        switch (mode) {
            case DISABLE -> {
                return;
            }
            // As libpq: these modes encrypt and verify nothing.
            case ALLOW, PREFER, REQUIRE -> ssl.setTrustAll(true).setHostnameVerificationAlgorithm("");
            case VERIFY_CA -> ssl.setHostnameVerificationAlgorithm("");
            case VERIFY_FULL -> ssl.setHostnameVerificationAlgorithm("HTTPS");
        }
        url.parameter("sslrootcert")
                .ifPresent(path -> ssl.setTrustAll(false).setTrustOptions(new PemTrustOptions().addCertPath(path)));
        options.setSslOptions(ssl);
    }
}
