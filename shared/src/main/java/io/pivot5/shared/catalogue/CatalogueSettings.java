package io.pivot5.shared.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Where channels are looked for and what departs from what is found.
public record CatalogueSettings(List<String> schemas, List<NarrowRelation> narrow, List<ChannelRule> rules) {
    public CatalogueSettings {
        schemas = List.copyOf(schemas);
        narrow = List.copyOf(narrow);
        rules = List.copyOf(rules);
    }

    /// The settings of a plain installation: every relation of these schemas as it is found.
    public static CatalogueSettings of(List<String> schemas) {
        return new CatalogueSettings(schemas, List.of(), List.of());
    }

    /// Relations named with their schema, which may be none of [#schemas()].
    String[] furtherRelations() {
        return Stream.concat(
                        narrow.stream().map(NarrowRelation::relation),
                        rules.stream().map(ChannelRule::relation))
                .filter(relation -> relation.indexOf('.') >= 0)
                .toArray(String[]::new);
    }

    /// Every relation that a narrow mapping may mean, with its schema.
    String[] narrowRelations() {
        return narrow.stream()
                .map(NarrowRelation::relation)
                .flatMap(relation ->
                        Stream.concat(Stream.of(relation), schemas.stream().map(schema -> schema + "." + relation)))
                .toArray(String[]::new);
    }

    Optional<ChannelRule> rule(Relation relation) {
        return rules.stream().filter(rule -> names(rule.relation(), relation)).findFirst();
    }

    /// Whether a setting's `name` or `schema.name` means this relation.
    boolean names(String setting, Relation relation) {
        return setting.equals(relation.qualifiedName())
                || (setting.equals(relation.name()) && schemas.contains(relation.schema()));
    }
}
