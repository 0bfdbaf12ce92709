package io.pivot5.shared.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spans of time in settings: `30s`, `250ms`, `1h`, `7d`, or ISO 8601 (`PT30S`).
public final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*(ms|s|min|m|h|d)");

    private Durations() {}

    /// @throws IllegalArgumentException if the text is no span of time, or a negative one
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return parseIso(text.strip());
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "min", "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Duration parseIso(String text) {
        try {
            Duration duration = Duration.parse(text);
            if (duration.isNegative()) {
                throw new IllegalArgumentException("negative: " + text);
            }
            return duration;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no span of time: " + text, e);
        }
    }
}
