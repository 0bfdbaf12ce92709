package io.pivot5.app.command;

import io.pivot5.shared.settings.ConfigurationLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What stands behind a command: words, switches (`--fresh`), options with a value of the command's own (`--name N`),
/// and the settings, each of which is a flag of every command. A value may follow its flag or stand behind `=`.
public final class CommandLine {
    private static final String CONFIG = "--config";

    private final List<String> words = new ArrayList<>();
    private final Set<String> switches = new LinkedHashSet<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();

    private CommandLine() {}

    public static CommandLine parse(List<String> arguments, Set<String> switches, Set<String> options)
            throws UsageException {
        CommandLine line = new CommandLine();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                line.words.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            String flag = equals < 0 ? argument : argument.substring(0, equals);
            if (switches.contains(flag)) {
                if (equals >= 0) {
                    throw new UsageException(flag + " takes no value");
                }
                line.switches.add(flag);
                continue;
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw new UsageException(flag + " needs a value");
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            line.put(flag, value, options);
        }
        return line;
    }

    public List<String> words() {
        return List.copyOf(words);
    }

    /// For commands that take flags only.
    public void refuseWords() throws UsageException {
        if (!words.isEmpty()) {
            throw new UsageException("unexpected argument " + words.getFirst());
        }
    }

    public boolean has(String name) {
        return switches.contains(name);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /// Flags that are settings, as [ConfigurationLoader] takes them.
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    public Optional<Path> configFile() {
        return option(CONFIG).map(Path::of);
    }

    private void put(String flag, String value, Set<String> known) throws UsageException {
        Map<String, String> target;
        if (known.contains(flag) || flag.equals(CONFIG)) {
            target = options;
        } else if (ConfigurationLoader.isSettingFlag(flag)) {
            target = settings;
        } else {
            throw new UsageException("unknown flag " + flag);
        }
        if (target.put(flag, value) != null) {
            throw new UsageException(flag + " is given twice");
        }
    }
}
