package io.pivot5.shared.catalogue;

import io.pivot5.shared.catalogue.CatalogueSql.NarrowColumns;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A narrow relation that the settings name, with the columns that they name, and what its indexes allow.
record NarrowSource(
        SourceRelation source,
        NarrowRelation mapping,
        SourceColumn channel,
        SourceColumn signal,
        SourceColumn time,
        SourceColumn value,
        TimeType timeType) {

    /// Whether the distinct channels can be had from an index.
    boolean channelsByIndex() {
        return channel.hasIndex(mapping.channel());
    }

    /// Whether the distinct signals of each channel can be had from an index.
    boolean pairsByIndex() {
        return channel.hasIndex(mapping.channel(), mapping.signal());
    }

    /// Whether the distinct signals of all channels together can be had from an index.
    boolean signalsByIndex() {
        return signal.hasIndex(mapping.signal());
    }

    BoundsAccess access() {
        if (channel.hasIndex(mapping.channel(), mapping.time())) {
            return BoundsAccess.PLAIN;
        }
        return channel.hasIndex(mapping.channel(), mapping.signal(), mapping.time())
                ? BoundsAccess.PER_SIGNAL
                : BoundsAccess.NONE;
    }

    NarrowColumns columns() {
        return NarrowColumns.of(source.relation(), mapping, timeType, channel.type(), signal.type());
    }

    /// Why the relation cannot be read; null when it can.
    @Nullable
    String obstacle() {
        String obstacle = source.obstacle(time);
        List<String> hidden = Stream.of(channel, signal, value)
                .filter(column -> !column.readable())
                .map(SourceColumn::name)
                .toList();
        return obstacle != null || hidden.isEmpty()
                ? obstacle
                : "no SELECT privilege on the column " + hidden.getFirst();
    }

    /// The channel of a key with these signals.
    Channel channel(String key, List<String> signals, BoundsAccess access, TimeBounds bounds, boolean fromStatistics) {
        List<Signal> values = signals.stream()
                .map(name -> new Signal(name, mapping.value(), value.type(), null, null))
                .toList();
        return new Channel(
                key,
                new ChannelSource.Narrow(source.relation(), mapping, key, channel.type(), signal.type()),
                timeType,
                values,
                access,
                bounds,
                estimatedRows(key, signals.size()),
                fromStatistics,
                null);
    }

    /// The one channel that stands for a relation whose channels are not known.
    Channel broken(String reason) {
        return new Channel(
                source.relation().name(),
                new ChannelSource.Wide(source.relation(), mapping.time()),
                timeType,
                List.of(),
                BoundsAccess.NONE,
                TimeBounds.UNKNOWN,
                source.rows(),
                false,
                reason);
    }

    /// Time stamps of a key: its share of the rows by the statistics, each signal having a row a time stamp.
    private @Nullable Long estimatedRows(String key, int signals) {
        Double share = channel.frequencies().get(key);
        if (source.rows() == null || share == null || signals == 0) {
            return null;
        }
        return Math.round(source.rows() * share / signals);
    }
}
