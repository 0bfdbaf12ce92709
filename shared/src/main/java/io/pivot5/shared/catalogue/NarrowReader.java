package io.pivot5.shared.catalogue;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the channels of a narrow relation: from its indexes where they allow it, else from the planner's statistics,
/// which the channels then say. Never by a scan.
final class NarrowReader {
    private final Lookups lookups;

    NarrowReader(Lookups lookups) {
        this.lookups = lookups;
    }

    Future<List<Channel>> read(NarrowSource narrow) {
        Future<List<Channel>> channels = narrow.channelsByIndex()
                ? signals(narrow).compose(signals -> byIndex(narrow, signals))
                : signals(narrow).map(signals -> byStatistics(narrow, signals));
        return channels.recover(failure -> SourceFailure.isOfRelation(failure)
                ? Future.succeededFuture(List.of(narrow.broken(SourceFailure.reason(failure))))
                : Future.failedFuture(failure));
    }

    /// The signals that any channel may have; empty where each channel's own come from the index.
    private Future<List<String>> signals(NarrowSource narrow) {
        if (narrow.pairsByIndex()) {
            return Future.succeededFuture(List.of());
        }
        if (!narrow.signalsByIndex()) {
            return Future.succeededFuture(List.copyOf(narrow.signal().knownValues()));
        }
        return lookups.lookup(CatalogueSql.narrowSignals(narrow.columns()))
                .map(rows -> rows.stream().map(row -> row.getString("signal")).toList());
    }

    private Future<List<Channel>> byIndex(NarrowSource narrow, List<String> signals) {
        boolean pairs = narrow.pairsByIndex();
        return lookups.lookup(CatalogueSql.narrowKeys(narrow.columns(), pairs, narrow.access()))
                .map(rows -> {
                    boolean cut = rows.size() > CatalogueSql.MAX_PAIRS;
                    Map<String, Keyed> keys = new LinkedHashMap<>();
                    for (Row row : rows) {
                        keys.computeIfAbsent(row.getString("channel"), Keyed::new)
                                .add(row, narrow.timeType());
                    }
                    return keys.values().stream()
                            .map(keyed -> narrow.channel(
                                    keyed.key,
                                    pairs ? keyed.signals : signals,
                                    narrow.access(),
                                    keyed.bounds,
                                    cut || !pairs))
                            .toList();
                });
    }

    private static List<Channel> byStatistics(NarrowSource narrow, List<String> signals) {
        Collection<String> keys = narrow.channel().knownValues();
        if (keys.isEmpty()) {
            NarrowRelation mapping = narrow.mapping();
            return List.of(
                    narrow.broken("its channels are unknown: there is neither an index that begins with the column "
                            + mapping.channel() + " nor a statistic of its values; create an index on ("
                            + mapping.channel() + ", "
                            + mapping.signal() + ", " + mapping.time() + ") or run ANALYZE"));
        }
        return keys.stream()
                .map(key -> narrow.channel(key, signals, BoundsAccess.NONE, TimeBounds.UNKNOWN, true))
                .toList();
    }

    /// What the rows of one key say, gathered.
    private static final class Keyed {
        private final String key;
        private final List<String> signals = new ArrayList<>();
        private TimeBounds bounds = TimeBounds.UNKNOWN;

        Keyed(String key) {
            this.key = key;
        }

        void add(Row row, TimeType type) {
            String signal = row.getString("signal");
            if (signal != null) {
                signals.add(signal);
            }
            bounds = bounds.union(BoundsRows.of(row, type));
        }
    }
}
