package io.pivot5.shared.catalogue;

import io.pivot5.shared.catalogue.CatalogueSql.NarrowColumns;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the catalogue from the source: one statement for all columns, then a message for each view (its plan), for
/// each narrow relation (its keys), and for each channel with an index on its time (first and last), sent together.
/// Nothing it sends can scan; a read-only role is enough.
public final class CatalogueReader {
    private final Pool pool;
    private final CatalogueSettings settings;
    private final Duration timeout;

    /// `timeout` limits each single look-up.
    public CatalogueReader(Pool pool, CatalogueSettings settings, Duration timeout) {
        this.pool = pool;
        this.settings = settings;
        this.timeout = timeout;
    }

    /// Reads everything. Fails only when the source as a whole cannot be read.
    public Future<Catalogue> read() {
        return onConnection(connection ->
                columns(connection).compose(relations -> channels(new Lookups(connection, timeout), relations)));
    }

    /// Fresh bounds of one channel, at most two index look-ups (narrow: for each signal where the index asks for that).
    public Future<TimeBounds> bounds(Channel channel) {
        if (channel.access() == BoundsAccess.NONE) {
            return Future.succeededFuture(TimeBounds.UNKNOWN);
        }
        return switch (channel.source()) {
            case ChannelSource.Wide wide ->
                onConnection(connection -> bounds(new Lookups(connection, timeout), wide, channel));
            case ChannelSource.Narrow narrow -> bounds(narrow, channel);
        };
    }

    private Future<List<SourceRelation>> columns(SqlConnection connection) {
        Tuple parameters = Tuple.of(
                settings.schemas().toArray(String[]::new), settings.furtherRelations(), settings.narrowRelations());
        return limited(connection, CatalogueSql.limited(timeout), CatalogueSql.COLUMNS, parameters)
                .map(ColumnRows::relations);
    }

    private Future<Catalogue> channels(Lookups lookups, List<SourceRelation> relations) {
        NarrowSources narrow = NarrowSources.of(relations, settings);
        NarrowReader narrowReader = new NarrowReader(lookups);
        Future<List<Channel>> wide =
                Lookups.all(WideChannels.of(relations, settings), channel -> wide(lookups, channel));
        Future<List<List<Channel>>> keys = Lookups.all(narrow.readable(), narrowReader::read);
        return Future.join(wide, keys).map(done -> {
            Stream<Channel> fromKeys = keys.result().stream().flatMap(List::stream);
            List<Channel> all = Stream.of(wide.result().stream(), fromKeys, narrow.broken().stream())
                    .flatMap(channels -> channels)
                    .toList();
            return new Catalogue(ChannelNames.distinct(all), Instant.now());
        });
    }

    private Future<Channel> wide(Lookups lookups, Channel channel) {
        if (channel.problem() != null || !(channel.source() instanceof ChannelSource.Wide source)) {
            return Future.succeededFuture(channel);
        }
        Future<Channel> planned = source.relation().kind() == Relation.Kind.VIEW
                ? view(lookups, source, channel)
                : Future.succeededFuture(channel);
        return planned.compose(known -> known.access() == BoundsAccess.NONE
                        ? Future.succeededFuture(known)
                        : bounds(lookups, source, known).map(known::bounded))
                .recover(failure -> withReason(channel, failure));
    }

    private static Future<Channel> view(Lookups lookups, ChannelSource.Wide source, Channel channel) {
        return lookups.explain(CatalogueSql.explainView(source, channel.timeType(), channel.signals()))
                .map(explained -> channel.planned(
                        ViewPlan.isLookup(explained.lookup()) ? BoundsAccess.PLAIN : BoundsAccess.NONE,
                        ViewPlan.rows(explained.rows())));
    }

    private static Future<TimeBounds> bounds(Lookups lookups, ChannelSource.Wide source, Channel channel) {
        return lookups.lookup(CatalogueSql.wideBounds(source, channel.timeType(), channel.access()))
                .map(rows -> BoundsRows.union(rows, channel.timeType()));
    }

    private Future<TimeBounds> bounds(ChannelSource.Narrow source, Channel channel) {
        NarrowColumns columns = NarrowColumns.of(source, channel.timeType());
        String[] signals = channel.signals().stream().map(Signal::name).toArray(String[]::new);
        Tuple parameters = channel.access() == BoundsAccess.PER_SIGNAL
                ? Tuple.of(source.key(), (Object) signals)
                : Tuple.of(source.key());
        return onConnection(connection -> limited(
                        connection,
                        CatalogueSql.lookup(timeout),
                        CatalogueSql.narrowBounds(columns, channel.access()),
                        parameters)
                .map(rows -> BoundsRows.union(rows, channel.timeType())));
    }

    private <T> Future<T> onConnection(Function<SqlConnection, Future<T>> work) {
        return pool.getConnection()
                .compose(connection ->
                        Future.succeededFuture(connection).compose(work).eventually(connection::close));
    }

    /// A statement with parameters in a transaction that holds the limits.
    private static Future<RowSet<Row>> limited(SqlConnection connection, String limits, String sql, Tuple parameters) {
        return connection
                .begin()
                .compose(transaction -> connection
                        .query(limits)
                        .execute()
                        .compose(done -> connection.preparedQuery(sql).execute(parameters))
                        .eventually(transaction::rollback));
    }

    private static Future<Channel> withReason(Channel channel, Throwable failure) {
        if (SourceFailure.isPassing(failure)) {
            return Future.succeededFuture(channel);
        }
        return SourceFailure.isOfRelation(failure)
                ? Future.succeededFuture(channel.broken(SourceFailure.reason(failure)))
                : Future.failedFuture(failure);
    }
}
