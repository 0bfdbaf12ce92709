package io.pivot5.shared.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every statement of the catalogue. Names come in by [SqlIdentifier] alone, values as parameters alone.
final class CatalogueSql {
    /// The columns of everything that may be a channel: see the file.
    static final String COLUMNS = read("columns.sql");

    /// What a narrow relation may hold at most; beyond that the rest is left out and the channels say so.
    static final int MAX_PAIRS = 20_000;

    private CatalogueSql() {}

    /// The start of a simple query of several statements, or of a transaction: one that is over undoes it.
    static String limited(Duration timeout) {
        return "SELECT " + limits(timeout) + "; ";
    }

    /// As [#limited], with nothing left to the planner but the index: statistics that are out of date lead to no scan.
    static String lookup(Duration timeout) {
        return "SELECT " + limits(timeout) + ", " + local("enable_seqscan", "off") + ", "
                + local("enable_bitmapscan", "off") + ", " + local("enable_sort", "off") + "; ";
    }

    private static String limits(Duration timeout) {
        String milliseconds = Long.toString(timeout.toMillis());
        return local("statement_timeout", milliseconds) + ", " + local("lock_timeout", milliseconds) + ", "
                + local("jit", "off");
    }

    /// As `SET LOCAL`, several of which fit in one statement.
    private static String local(String setting, String value) {
        return "set_config('" + setting + "', '" + value + "', true)";
    }

    /// One row: first and last time of a wide channel as [TimeType#instant] reads them.
    static String wideBounds(ChannelSource.Wide source, TimeType type, BoundsAccess access) {
        return "SELECT (" + end(source, type, access, false) + ") AS first_time, (" + end(source, type, access, true)
                + ") AS last_time";
    }

    /// The plan of the look-up through a view, and the plan of reading all of it: that is where a broken definition
    /// shows.
    static String explainView(ChannelSource.Wide source, TimeType type, List<Signal> signals) {
        String columns = Stream.concat(
                        Stream.of(source.timeColumn()), signals.stream().map(Signal::column))
                .map(CatalogueSql::column)
                .collect(Collectors.joining(", "));
        return "EXPLAIN (FORMAT JSON) " + end(source, type, BoundsAccess.PLAIN, true)
                + "; EXPLAIN (FORMAT JSON) SELECT " + columns + " FROM "
                + source.relation().sql() + " AS r";
    }

    static String end(ChannelSource.Wide source, TimeType type, BoundsAccess access, boolean last) {
        String time = column(source.timeColumn());
        return "SELECT " + type.epoch(time) + " AS epoch FROM "
                + source.relation().sql() + " AS r WHERE " + type.finite(time) + " ORDER BY " + time
                + order(access, last) + " LIMIT 1";
    }

    /// A column of the relation, which every statement calls `r`: without that, ORDER BY would take the name for a
    /// result column's.
    private static String column(String name) {
        return "r." + SqlIdentifier.quote(name);
    }

    private static String order(BoundsAccess access, boolean last) {
        return switch (access) {
            case NULLS_SWAPPED -> last ? " DESC NULLS LAST" : " ASC NULLS FIRST";
            case NONE, PLAIN, PER_SIGNAL -> last ? " DESC" : " ASC";
        };
    }

    /// Rows (channel, signal, first, last) of a narrow relation by jumping through its indexes from key to key; signal
    /// is NULL where `signals` is false.
    static String narrowKeys(NarrowColumns columns, boolean signals, BoundsAccess access) {
        String channel = columns.channel();
        String relation = columns.relation();
        String signalKeys = signals
                ? "CROSS JOIN LATERAL (" + skipScan(relation, columns.signal(), channel + " = c.key") + ") AS s"
                : "CROSS JOIN (SELECT NULL::text AS key) AS s";
        return "SELECT c.key::text AS channel, s.key::text AS signal, " + narrowEnds(columns, access) + " FROM ("
                + skipScan(relation, channel, "true") + ") AS c " + signalKeys + " LIMIT " + (MAX_PAIRS + 1);
    }

    /// Rows (signal) of a narrow relation with an index that begins with the signal.
    static String narrowSignals(NarrowColumns columns) {
        return "SELECT s.key::text AS signal FROM (" + skipScan(columns.relation(), columns.signal(), "true")
                + ") AS s LIMIT " + (MAX_PAIRS + 1);
    }

    /// Rows (first, last) of one narrow channel, to be united: $1 its key and, where each signal is looked up, $2 the
    /// signals.
    static String narrowBounds(NarrowColumns columns, BoundsAccess access) {
        String channel = "(SELECT CAST(CAST($1 AS text) AS " + columns.channelType() + ") AS key) AS c";
        String signals = access == BoundsAccess.PER_SIGNAL
                ? " CROSS JOIN (SELECT CAST(u.key AS " + columns.signalType()
                        + ") AS key FROM unnest(CAST($2 AS text[])) AS u (key)) AS s"
                : "";
        return "SELECT " + narrowEnds(columns, access) + " FROM " + channel + signals;
    }

    private static String narrowEnds(NarrowColumns columns, BoundsAccess access) {
        String where = columns.channel() + " = c.key";
        return switch (access) {
            case NONE -> "NULL AS first_time, NULL AS last_time";
            case PLAIN, NULLS_SWAPPED -> narrowEnds(columns, access, where);
            case PER_SIGNAL -> narrowEnds(columns, access, where + " AND " + columns.signal() + " = s.key");
        };
    }

    private static String narrowEnds(NarrowColumns columns, BoundsAccess access, String where) {
        String time = columns.time();
        String select = "(SELECT " + columns.timeType().epoch(time) + " AS epoch FROM " + columns.relation()
                + " AS r WHERE " + where + " AND " + columns.timeType().finite(time) + " ORDER BY " + time;
        return select + order(access, false) + " LIMIT 1) AS first_time, " + select + order(access, true)
                + " LIMIT 1) AS last_time";
    }

    /// The distinct values of a column that an index gives in order, one descent of the index for each.
    private static String skipScan(String relation, String column, String where) {
        String next = "SELECT " + column + " FROM " + relation + " AS r WHERE " + where + " AND " + column;
        String order = " ORDER BY " + column + " LIMIT 1";
        return "WITH RECURSIVE step (key) AS ((" + next + " IS NOT NULL" + order + ") UNION ALL SELECT (" + next
                + " > step.key" + order
                + ") FROM step WHERE step.key IS NOT NULL) SELECT key FROM step WHERE key IS NOT NULL";
    }

    private static String read(String file) {
        try (InputStream stream = CatalogueSql.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + file + " is missing from the build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /// A narrow relation's names for statements, quoted, the columns as those of `r`.
    record NarrowColumns(
            String relation,
            String channel,
            String signal,
            String time,
            TimeType timeType,
            String channelType,
            String signalType) {
        static NarrowColumns of(ChannelSource.Narrow source, TimeType timeType) {
            return of(source.relation(), source.mapping(), timeType, source.channelType(), source.signalType());
        }

        static NarrowColumns of(
                Relation relation, NarrowRelation mapping, TimeType timeType, SqlType channel, SqlType signal) {
            return new NarrowColumns(
                    relation.sql(),
                    column(mapping.channel()),
                    column(mapping.signal()),
                    column(mapping.time()),
                    timeType,
                    channel.base(),
                    signal.base());
        }
    }
}
