package io.pivot5.shared.catalogue;

/// The setting that a relation is in the long form: each row one value of one signal of one channel.
///
/// @param relation `name` in one of the configured schemas, or `schema.name` in any
/// @param channel column with the channel's key
/// @param signal column with the signal's name
/// @param time the time column
/// @param value the column with the value
public record NarrowRelation(String relation, String channel, String signal, String time, String value) {}
