package io.pivot5.shared.catalogue;

import io.pivot5.shared.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A source database as the tests read it.
final class Source implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    Source(TestDatabase database) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password())
                .addProperty("application_name", "catalogue-test");
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(2))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    Vertx vertx() {
        return vertx;
    }

    CatalogueReader reader(CatalogueSettings settings) {
        return reader(settings, TIMEOUT);
    }

    CatalogueReader reader(CatalogueSettings settings, Duration timeout) {
        return new CatalogueReader(pool, settings, timeout);
    }

    Catalogue read(String... schemas) {
        return read(CatalogueSettings.of(List.of(schemas)));
    }

    Catalogue read(CatalogueSettings settings) {
        return await(reader(settings).read());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(30, TimeUnit.SECONDS);
        } catch (TimeoutException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /// Ends the connections too, so that the server has counted what they did.
    @Override
    public void close() {
        await(pool.close());
        await(vertx.close());
    }
}
