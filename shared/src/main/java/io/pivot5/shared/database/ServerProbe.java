package io.pivot5.shared.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/// The cheapest question that shows a PostgreSQL server at work.
public final class ServerProbe {
    private ServerProbe() {}

    public static Future<String> version(Pool pool) {
        return pool.query("SHOW server_version")
                .execute()
                .map(rows -> "PostgreSQL " + rows.iterator().next().getString(0));
    }
}
