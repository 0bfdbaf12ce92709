package io.pivot5.shared.access;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// The statements on `pivot5.api_key`.
public final class KeyTable {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String COLUMNS = "name, owner, role, channels, tables, prefixes, max_jobs, max_bytes,"
            + " rate_count, rate_window, key_prefix, created_at, revoked_at";

    private static final String INSERT = "INSERT INTO pivot5.api_key (name, owner, role, channels, tables, prefixes,"
            + " max_jobs, max_bytes, rate_count, rate_window, key_hash, key_prefix)"
            + " VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";

    /// For the key of a deployment's file: several nodes may put it in at once.
    private static final String INSERT_UNLESS_KNOWN = INSERT + " ON CONFLICT DO NOTHING";

    private static final String REVOKE_FOR_NEW =
            "UPDATE pivot5.api_key SET revoked_at = now() WHERE name = $1 AND revoked_at IS NULL"
                    + " AND NOT EXISTS (SELECT FROM pivot5.api_key WHERE key_hash = $2)";

    private static final String FIND =
            "SELECT " + COLUMNS + " FROM pivot5.api_key WHERE key_hash = $1 AND revoked_at IS NULL";

    private static final String LIST = "SELECT " + COLUMNS + " FROM pivot5.api_key ORDER BY name, id";

    private static final String REVOKE =
            "UPDATE pivot5.api_key SET revoked_at = now() WHERE name = $1 AND revoked_at IS NULL";

    private final Pool pool;

    public KeyTable(Pool pool) {
        this.pool = pool;
    }

    /// Fails with `already_exists` if a valid key has this name.
    public Future<Void> insert(String name, KeySecret secret, Role role, Scope scope, KeyLimits limits) {
        return pool.preparedQuery(INSERT)
                .execute(tuple(name, secret, role, scope, limits))
                .<Void>mapEmpty()
                .recover(failure -> Future.failedFuture(
                        failure instanceof PgException e && UNIQUE_VIOLATION.equals(e.getSqlState())
                                ? new ProblemException(ErrorCode.ALREADY_EXISTS, "there is already a key named " + name)
                                : failure));
    }

    /// Makes this the valid key of the name, unless the table has known it before: one that was revoked stays so.
    public Future<Void> replaceUnlessKnown(String name, KeySecret secret, Role role) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(REVOKE_FOR_NEW)
                        .execute(Tuple.of(name, Buffer.buffer(secret.hash())))
                        .compose(_ -> connection
                                .preparedQuery(INSERT_UNLESS_KNOWN)
                                .execute(tuple(name, secret, role, Scope.ALL, KeyLimits.NONE))))
                .mapEmpty();
    }

    public Future<Optional<ApiKey>> find(KeySecret secret) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(Buffer.buffer(secret.hash())))
                .map(rows -> keys(rows).stream().findFirst());
    }

    public Future<List<ApiKey>> list() {
        return pool.preparedQuery(LIST).execute().map(KeyTable::keys);
    }

    /// Whether there was a valid key of that name.
    public Future<Boolean> revoke(String name) {
        return pool.preparedQuery(REVOKE).execute(Tuple.of(name)).map(rows -> rows.rowCount() > 0);
    }

    private static Tuple tuple(String name, KeySecret secret, Role role, Scope scope, KeyLimits limits) {
        return Tuple.tuple()
                .addString(name)
                .addString(role.word())
                .addArrayOfString(scope.channels().toArray(String[]::new))
                .addArrayOfString(scope.tables().toArray(String[]::new))
                .addArrayOfString(scope.prefixes().toArray(String[]::new))
                .addValue(limits.jobs().orElse(null))
                .addValue(limits.bytes().orElse(null))
                .addValue(limits.rate().map(RateLimit::count).orElse(null))
                .addValue(limits.rate().map(rate -> Interval.of(rate.window())).orElse(null))
                .addBuffer(Buffer.buffer(secret.hash()))
                .addString(secret.prefix());
    }

    private static List<ApiKey> keys(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(KeyTable::key)
                .toList();
    }

    private static ApiKey key(Row row) {
        Scope scope = new Scope(
                List.of(row.getArrayOfStrings("channels")),
                List.of(row.getArrayOfStrings("tables")),
                List.of(row.getArrayOfStrings("prefixes")));
        Optional<RateLimit> rate = Optional.ofNullable(row.getInteger("rate_count"))
                .map(count -> new RateLimit(
                        count, row.get(Interval.class, "rate_window").toDuration()));
        return new ApiKey(
                row.getString("name"),
                new Principal(row.getString("owner"), Role.of(row.getString("role")), scope),
                new KeyLimits(
                        Optional.ofNullable(row.getInteger("max_jobs")),
                        Optional.ofNullable(row.getLong("max_bytes")),
                        rate),
                row.getString("key_prefix"),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("revoked_at")).map(OffsetDateTime::toInstant));
    }
}
