package io.pivot5.shared.settings;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers of bytes as people write them: `10MB`, `1.5 GB`, `64KiB`, `1048576`. Decimal units are powers of 1000.
public final class Sizes {
    private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*([a-zA-Z]{0,3})");

    private Sizes() {}

    /// @throws IllegalArgumentException if the text is no size or above 2^63 - 1
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no size: " + text);
        }
        long unit = switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
            case "", "B" -> 1;
            case "K", "KB" -> 1_000;
            case "M", "MB" -> 1_000_000;
            case "G", "GB" -> 1_000_000_000;
            case "T", "TB" -> 1_000_000_000_000L;
            case "KIB" -> 1L << 10;
            case "MIB" -> 1L << 20;
            case "GIB" -> 1L << 30;
            case "TIB" -> 1L << 40;
            default -> throw new IllegalArgumentException("no unit of size: " + matcher.group(2));
        };
        try {
            return new BigDecimal(matcher.group(1))
                    .multiply(BigDecimal.valueOf(unit))
                    .toBigInteger()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("size out of range: " + text, e);
        }
    }
}
