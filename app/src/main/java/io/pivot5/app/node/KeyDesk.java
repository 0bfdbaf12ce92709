package io.pivot5.app.node;

import io.pivot5.app.embedded.EmbeddedDatabase;
import io.pivot5.app.embedded.Home;
import io.pivot5.shared.access.ApiKey;
import io.pivot5.shared.access.KeyLimits;
import io.pivot5.shared.access.KeySecret;
import io.pivot5.shared.access.KeyTable;
import io.pivot5.shared.access.Role;
import io.pivot5.shared.access.Scope;
import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.database.DatabasePools;
import io.pivot5.shared.database.Migrations;
import io.pivot5.shared.database.PostgresUrl;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Settings;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The key table for the command line, whether a node runs or not: an embedded database that runs is used where it
/// runs, one that does not is started for the while.
public final class KeyDesk implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Closers closers;
    private final KeyTable table;

    private KeyDesk(Closers closers, KeyTable table) {
        this.closers = closers;
        this.table = table;
    }

    /// @param closers closed with the desk, and by the caller when this fails
    public static KeyDesk open(Configuration configuration, Closers closers) throws Exception {
        PostgresUrl url = database(configuration, closers);
        Migrations.run(url);
        Vertx vertx = Vertx.vertx();
        closers.add("vert.x", () -> Blocking.await(vertx.close(), LIMIT));
        Pool pool = DatabasePools.own(vertx, url, 1, LIMIT);
        closers.add("own database", () -> Blocking.await(pool.close(), LIMIT));
        return new KeyDesk(closers, new KeyTable(pool));
    }

    public void insert(String name, KeySecret secret, Role role, Scope scope, KeyLimits limits) throws Exception {
        Blocking.await(table.insert(name, secret, role, scope, limits), LIMIT);
    }

    public List<ApiKey> list() throws Exception {
        return Blocking.await(table.list(), LIMIT);
    }

    public boolean revoke(String name) throws Exception {
        return Blocking.await(table.revoke(name), LIMIT);
    }

    @Override
    public void close() {
        closers.close();
    }

    private static PostgresUrl database(Configuration configuration, Closers closers) throws IOException {
        Optional<PostgresUrl> named =
                configuration.find(Settings.DATABASE).or(() -> configuration.find(Settings.SOURCE));
        if (named.isPresent()) {
            return named.get();
        }
        Path folder = configuration.get(Settings.HOME);
        Optional<PostgresUrl> running = Home.isHeld(folder) ? EmbeddedDatabase.running(folder) : Optional.empty();
        if (running.isPresent()) {
            return running.get();
        }
        Home home = Home.hold(folder);
        closers.add("home", home);
        return NodeDatabases.embedded(home, closers);
    }
}
