package io.pivot5.shared.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The types that settings have.
final class SettingTypes {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]{0,252})|[0-9A-Fa-f:.]{2,45}");

    static final SettingType<String> TEXT = type("a text", Function.identity());

    static final SettingType<String> HOST_NAME = type("a host name or an address", text -> {
        require(HOST.matcher(text).matches());
        return text;
    });

    static final SettingType<Integer> PORT = integer(0, 65_535);

    static final SettingType<Long> SIZE = type("a number of bytes such as 10MB, 64KiB or 1048576", Sizes::parse);

    static final SettingType<Duration> DURATION = type("a span of time such as 30s, 1h or PT30S", Durations::parse);

    static final SettingType<Path> PATH = type("a path", Path::of);

    static final SettingType<Boolean> FLAG = type("true or false", text -> switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on", "1" -> true;
        case "false", "no", "off", "0" -> false;
        default -> throw new IllegalArgumentException(text);
    });

    static final SettingType<Integer> FILE_MODE = type("an octal file mode such as 0644", text -> {
        int mode = Integer.parseInt(text, 8);
        require(mode >= 0 && mode <= 0777);
        return mode;
    });

    static final SettingType<List<String>> LIST = list("a list separated by commas", SettingTypes::split);

    /// As a browser writes them: scheme, host and port, nothing behind.
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s,]+");

    static final SettingType<List<String>> ORIGINS =
            list("* or a list of origins such as https://lab.example", text -> {
                List<String> origins = split(text);
                require(origins.stream()
                        .allMatch(origin ->
                                origin.equals("*") || ORIGIN.matcher(origin).matches()));
                return origins;
            });

    static final SettingType<URI> HTTP_URL = type("an http:// or https:// URL", text -> {
        try {
            URI uri = new URI(text);
            require(uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())));
            return uri;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    });

    private SettingTypes() {}

    static SettingType<Integer> integer(int least, int most) {
        return type("a whole number from " + least + " to " + most, text -> {
            int value = Integer.parseInt(text);
            require(value >= least && value <= most);
            return value;
        });
    }

    static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
        return type("one of " + words(type), text -> constant(type, text));
    }

    static <E extends Enum<E>> SettingType<List<E>> someOf(Class<E> type) {
        return type("a list of " + words(type), text -> {
            List<E> constants = split(text).stream()
                    .map(word -> constant(type, word))
                    .distinct()
                    .toList();
            require(!constants.isEmpty());
            return constants;
        });
    }

    static <T> SettingType<List<T>> list(String expectation, Function<String, List<T>> parser) {
        SettingType<List<T>> set = type(expectation, parser);
        return new SettingType<>() {
            @Override
            public String expectation() {
                return set.expectation();
            }

            @Override
            public List<T> parse(String text) {
                return set.parse(text);
            }

            @Override
            public Optional<List<T>> whenNotSet() {
                return Optional.of(List.of());
            }
        };
    }

    static <T> SettingType<T> type(String expectation, Function<String, T> parser) {
        return new SettingType<>() {
            @Override
            public String expectation() {
                return expectation;
            }

            @Override
            public T parse(String text) {
                return parser.apply(text);
            }
        };
    }

    private static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return String.join(
                ", ",
                Arrays.stream(type.getEnumConstants())
                        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("out of range");
        }
    }
}
