package io.pivot5.shared.catalogue;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The small statements of a refresh on one connection. They are sent without waiting for one another, each a message
/// of its own with its own time limit, so that one that fails takes none with it.
final class Lookups {
    private final SqlConnection connection;
    private final Duration timeout;

    Lookups(SqlConnection connection, Duration timeout) {
        this.connection = connection;
        this.timeout = timeout;
    }

    /// Runs one message by index alone and gives the rows of its last statement.
    Future<RowSet<Row>> lookup(String sql) {
        return send(sql).map(List::getLast);
    }

    /// Runs the two plans of a view's message.
    Future<ExplainedView> explain(String sql) {
        return send(sql)
                .map(results -> new ExplainedView(plan(results.get(results.size() - 2)), plan(results.getLast())));
    }

    /// The rows of each statement of one message.
    private Future<List<RowSet<Row>>> send(String sql) {
        return connection.query(CatalogueSql.lookup(timeout) + sql).execute().map(first -> {
            List<RowSet<Row>> results = new ArrayList<>();
            for (RowSet<Row> rows = first; rows != null; rows = rows.next()) {
                results.add(rows);
            }
            return results;
        });
    }

    private static JsonArray plan(RowSet<Row> rows) {
        return rows.iterator().next().getJsonArray(0);
    }

    /// Applies a step to all and waits for every one, also when one fails: the connection is idle afterwards.
    static <A, B> Future<List<B>> all(List<A> items, Function<A, Future<B>> step) {
        return Future.join(items.stream().map(step).toList()).map(done -> done.<B>list());
    }
}
