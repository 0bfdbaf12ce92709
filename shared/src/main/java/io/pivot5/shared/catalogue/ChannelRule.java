package io.pivot5.shared.catalogue;

import org.jspecify.annotations.Nullable;

/// A setting that departs from what is discovered about one relation.
///
/// @param relation `name` in one of the configured schemas, or `schema.name` in any: that adds it
/// @param name what the channel is called instead of the relation's name
/// @param time the time column to take instead of the one that is found
/// @param hidden true when the relation is no channel
public record ChannelRule(
        String relation, @Nullable String name, @Nullable String time, boolean hidden) {}
