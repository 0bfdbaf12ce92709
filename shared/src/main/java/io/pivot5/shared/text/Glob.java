package io.pivot5.shared.text;

/// temporary
public record Glob(String pattern) {
    public static Glob of(String pattern) {
        return new Glob(pattern);
    }

    public boolean matches(String name) {
        return name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
    }
}
