package io.pivot5.shared.catalogue;

/// Where a channel's rows are read from.
public sealed interface ChannelSource {
    Relation relation();

    String timeColumn();

    /// A relation whose columns are the signals.
    record Wide(Relation relation, String timeColumn) implements ChannelSource {}

    /// The rows of a long relation that carry one channel's key.
    ///
    /// @param mapping the columns
    /// @param key the channel's key as text
    /// @param channelType type of the channel column, which the key is cast to
    /// @param signalType type of the signal column
    record Narrow(Relation relation, NarrowRelation mapping, String key, SqlType channelType, SqlType signalType)
            implements ChannelSource {
        @Override
        public String timeColumn() {
            return mapping.time();
        }
    }
}
