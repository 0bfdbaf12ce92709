package io.pivot5.shared.catalogue;

import org.jspecify.annotations.Nullable;

/// One measured quantity of a channel.
///
/// @param name what requests and files call it: the column's name, or the key in a narrow relation
/// @param column the column that holds its values
/// @param units from a trailing `[unit]` of the column comment
/// @param longName the rest of the comment
public record Signal(
        String name,
        String column,
        SqlType type,
        @Nullable String units,
        @Nullable String longName) {}
