package io.pivot5.shared.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a column comment says: `Chamber pressure, transducer A [bar]` is a long name and a unit. Only a bracket at the
/// very end is a unit.
record ColumnComment(@Nullable String longName, @Nullable String units) {
    /// Possessive and without nesting: linear in the length of the comment.
    private static final Pattern TRAILING_UNIT = Pattern.compile("\\[([^\\[\\]]*+)]$");

    static ColumnComment of(@Nullable String comment) {
        if (comment == null) {
            return new ColumnComment(null, null);
        }
        String text = comment.strip();
        Matcher matcher = TRAILING_UNIT.matcher(text);
        if (!matcher.find()) {
            return new ColumnComment(nullIfEmpty(text), null);
        }
        return new ColumnComment(
                nullIfEmpty(text.substring(0, matcher.start())), nullIfEmpty(String.valueOf(matcher.group(1))));
    }

    private static @Nullable String nullIfEmpty(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }
}
