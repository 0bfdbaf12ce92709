package io.pivot5.shared.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what the narrow mappings of the settings name; `broken` holds a channel with the reason for each that cannot
/// be read.
record NarrowSources(List<NarrowSource> readable, List<Channel> broken) {
    static NarrowSources of(List<SourceRelation> relations, CatalogueSettings settings) {
        List<NarrowSource> readable = new ArrayList<>();
        List<Channel> broken = new ArrayList<>();
        for (NarrowRelation mapping : settings.narrow()) {
            Optional<SourceRelation> found = relations.stream()
                    .filter(relation -> settings.names(mapping.relation(), relation.relation()))
                    .findFirst();
            if (found.isEmpty()) {
                broken.add(misconfigured(
                        new Relation("", mapping.relation(), Relation.Kind.TABLE, 0),
                        mapping,
                        "there is no such relation"));
                continue;
            }
            add(found.get(), mapping, readable, broken);
        }
        return new NarrowSources(List.copyOf(readable), List.copyOf(broken));
    }

    private static void add(
            SourceRelation relation, NarrowRelation mapping, List<NarrowSource> readable, List<Channel> broken) {
        Optional<String> missing = Stream.of(mapping.channel(), mapping.signal(), mapping.time(), mapping.value())
                .filter(name -> relation.column(name).isEmpty())
                .findFirst();
        if (missing.isPresent()) {
            broken.add(misconfigured(relation.relation(), mapping, "there is no column " + missing.get()));
            return;
        }
        SourceColumn time = relation.column(mapping.time()).orElseThrow();
        Optional<TimeType> type = time.mappedTimeType();
        if (type.isEmpty()) {
            broken.add(misconfigured(
                    relation.relation(), mapping, "the column " + time.name() + " is no timestamp or bigint"));
            return;
        }
        NarrowSource source = new NarrowSource(
                relation,
                mapping,
                relation.column(mapping.channel()).orElseThrow(),
                relation.column(mapping.signal()).orElseThrow(),
                time,
                relation.column(mapping.value()).orElseThrow(),
                type.get());
        String obstacle = source.obstacle();
        if (obstacle == null) {
            readable.add(source);
        } else {
            broken.add(source.broken(obstacle));
        }
    }

    private static Channel misconfigured(Relation relation, NarrowRelation mapping, String reason) {
        return new Channel(
                relation.name(),
                new ChannelSource.Wide(relation, mapping.time()),
                TimeType.TIMESTAMPTZ,
                List.of(),
                BoundsAccess.NONE,
                TimeBounds.UNKNOWN,
                null,
                false,
                "the settings map " + mapping.relation() + " as a narrow relation, but " + reason);
    }
}
