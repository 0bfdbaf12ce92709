package io.pivot5.shared.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings in force. Immutable. [#describe()] shows them without secrets.
public final class Configuration {
    private final Map<Setting<?>, Resolved<?>> values;
    private final List<String> warnings;

    Configuration(Map<Setting<?>, Resolved<?>> values, List<String> warnings) {
        this.values = Map.copyOf(values);
        this.warnings = List.copyOf(warnings);
    }

    /// The value, or nothing where neither the user nor a default sets one.
    @SuppressWarnings("unchecked") // the loader puts under Setting<T> what that setting parsed
    public <T> Optional<T> find(Setting<T> setting) {
        return (Optional<T>) resolved(setting).value();
    }

    /// The value of a setting that has a default.
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new IllegalStateException(setting.name() + " is not set"));
    }

    /// Where the value came from, as shown to people.
    public String origin(Setting<?> setting) {
        return resolved(setting).origin();
    }

    /// Whether the user set it on purpose: not a default, not a variable of another product's custom.
    public boolean isExplicit(Setting<?> setting) {
        String origin = origin(setting);
        return !origin.equals(ConfigurationLoader.DEFAULT)
                && setting.aliases().stream()
                        .noneMatch(alias -> alias.variable().equals(origin));
    }

    /// What was ignored while loading, a line each.
    public List<String> warnings() {
        return warnings;
    }

    /// Every setting, its value and origin, as YAML that `--config` reads back (secrets are masked).
    public String describe() {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : Settings.all()) {
            Resolved<?> resolved = resolved(setting);
            String shown = resolved.shown(setting);
            boolean comment = shown.isEmpty() || setting.equals(Settings.HEAP) || setting.equals(Settings.JAVA_OPTS);
            String line =
                    (comment ? "# " : "") + setting.name() + ":" + (shown.isEmpty() ? "" : " " + YamlTree.quote(shown));
            text.append(line)
                    .append(" ".repeat(Math.max(1, 48 - line.length())))
                    .append("# ")
                    .append(resolved.origin())
                    .append('\n');
        }
        return text.toString();
    }

    private Resolved<?> resolved(Setting<?> setting) {
        Resolved<?> resolved = values.get(setting);
        if (resolved == null) {
            throw new IllegalArgumentException("not a registered setting: " + setting.name());
        }
        return resolved;
    }
}
