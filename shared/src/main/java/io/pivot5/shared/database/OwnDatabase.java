package io.pivot5.shared.database;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Pivot5's own schema: brought to this version as soon as its server can be reached, whenever that is. Until then
/// requests that need it fail with `database_unavailable`.
public final class OwnDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnDatabase.class);
    private static final int POOL_SIZE = 8;
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final PostgresUrl url;
    private final Pool pool;
    private final Promise<Void> migrated = Promise.promise();
    private final Thread migration;

    private OwnDatabase(PostgresUrl url, Pool pool) {
        this.url = url;
        this.pool = pool;
        this.migration = Thread.ofVirtual().name("migrations").unstarted(this::migrate);
    }

    public static OwnDatabase open(Vertx vertx, PostgresUrl url) {
        OwnDatabase database = new OwnDatabase(url, DatabasePools.own(vertx, url, POOL_SIZE, STATEMENT_TIMEOUT));
        database.migration.start();
        return database;
    }

    public Pool pool() {
        return pool;
    }

    /// Done when the schema is that of this version; fails with a [SchemaRefusedException] when it never will be.
    public Future<Void> ready() {
        return migrated.future();
    }

    /// A word on the server, for health checks.
    public Future<String> probe() {
        if (!ready().succeeded()) {
            return Future.failedFuture(
                    new ProblemException(ErrorCode.DATABASE_UNAVAILABLE, "not reached since the start"));
        }
        return ServerProbe.version(pool);
    }

    @Override
    public void close() {
        migration.interrupt();
        pool.close();
    }

    private void migrate() {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                Migrations.run(url);
                migrated.tryComplete();
                return;
            } catch (SchemaRefusedException | RuntimeException | Error e) {
                migrated.tryFail(e);
                return;
            } catch (SQLException e) {
                LOG.warn("{} cannot be reached, next try in {}: {}", url, pause, e.getMessage());
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException _) {
                return;
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
