package io.pivot5.shared.access;

import io.pivot5.shared.text.Glob;
import java.util.List;

/// What of the data a principal sees, as globs; `*` is all. What lies outside looks as if it did not exist.
public record Scope(List<String> channels, List<String> tables, List<String> prefixes) {
    /// Everything.
    public static final Scope ALL = new Scope(List.of("*"), List.of("*"), List.of("*"));

    public Scope {
        channels = List.copyOf(channels);
        tables = List.copyOf(tables);
        prefixes = List.copyOf(prefixes);
    }

    public boolean seesChannel(String name) {
        return matches(channels, name);
    }

    public boolean seesTable(String name) {
        return matches(tables, name);
    }

    /// Whether the key of a file begins with one of the prefixes.
    public boolean seesFile(String key) {
        return prefixes.stream()
                .anyMatch(prefix ->
                        Glob.of(prefix.endsWith("*") ? prefix : prefix + "*").matches(key));
    }

    private static boolean matches(List<String> globs, String name) {
        return globs.stream().anyMatch(glob -> Glob.of(glob).matches(name));
    }
}
