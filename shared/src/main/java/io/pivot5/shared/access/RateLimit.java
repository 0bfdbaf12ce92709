package io.pivot5.shared.access;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many requests a key may make in a window of time: `10/s`, `600/min`.
public record RateLimit(int count, Duration window) {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/(s|min)");

    public RateLimit {
        if (count <= 0 || !window.isPositive()) {
            throw new IllegalArgumentException("a rate is positive");
        }
    }

    /// @throws IllegalArgumentException if the text is neither `N/s` nor `N/min`
    public static RateLimit parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no rate: " + text);
        }
        return new RateLimit(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2).equals("s") ? Duration.ofSeconds(1) : Duration.ofMinutes(1));
    }

    @Override
    public String toString() {
        return count + (window.equals(Duration.ofSeconds(1)) ? "/s" : "/min");
    }
}
