package io.pivot5.shared.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes a channel of every relation that has a time column.
final class WideChannels {
    private WideChannels() {}

    static List<Channel> of(List<SourceRelation> relations, CatalogueSettings settings) {
        return relations.stream()
                .filter(source -> settings.narrow().stream()
                        .noneMatch(narrow -> settings.names(narrow.relation(), source.relation())))
                .flatMap(source -> channel(source, settings.rule(source.relation())).stream())
                .toList();
    }

    private static Optional<Channel> channel(SourceRelation source, Optional<ChannelRule> rule) {
        if (rule.filter(ChannelRule::hidden).isPresent()) {
            return Optional.empty();
        }
        String name = rule.map(ChannelRule::name).orElse(source.relation().name());
        Optional<String> wanted = rule.map(ChannelRule::time);
        if (wanted.isEmpty()) {
            return TimeColumn.of(source.columns())
                    .flatMap(time -> time.timeType().map(type -> channel(source, name, time, type)));
        }
        Optional<SourceColumn> time = source.column(wanted.get());
        return Optional.of(time.flatMap(
                        column -> column.mappedTimeType().map(type -> channel(source, name, column, type)))
                .orElseGet(() -> misconfigured(source, name, wanted.get())));
    }

    private static Channel channel(SourceRelation source, String name, SourceColumn time, TimeType type) {
        String obstacle = source.obstacle(time);
        return new Channel(
                name,
                new ChannelSource.Wide(source.relation(), time.name()),
                type,
                signals(source.columns().stream()
                        .filter(column -> !column.name().equals(time.name()))),
                obstacle == null ? time.access() : BoundsAccess.NONE,
                TimeBounds.UNKNOWN,
                source.rows(),
                false,
                obstacle);
    }

    private static Channel misconfigured(SourceRelation source, String name, String time) {
        return new Channel(
                name,
                new ChannelSource.Wide(source.relation(), time),
                TimeType.TIMESTAMPTZ,
                signals(source.columns().stream()),
                BoundsAccess.NONE,
                TimeBounds.UNKNOWN,
                source.rows(),
                false,
                "the settings name " + time + " as time column, which is no timestamp or bigint column of "
                        + source.relation().qualifiedName());
    }

    private static List<Signal> signals(Stream<SourceColumn> columns) {
        return columns.filter(SourceColumn::readable).map(SourceColumn::signal).toList();
    }
}
