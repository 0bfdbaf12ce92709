package io.pivot5.shared.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the value of every setting: flag, environment, alias, YAML file, default, in this order.
public final class ConfigurationLoader {
    static final String DEFAULT = "default";

    /// Variables that begin like settings and are none: they belong to `./pivot5` and to the tests.
    private static final List<String> FOREIGN_PREFIXES = List.of("PIVOT5_TEST_", "PIVOT5_LAUNCHER_");

    /// Names the settings file as `--config` does.
    public static final String CONFIG_VARIABLE = "PIVOT5_CONFIG";

    private final Map<String, String> flags;
    private final Map<String, String> environment;
    private final Map<Setting<?>, String> defaults;
    private final Set<String> warnings = new LinkedHashSet<>();

    private ConfigurationLoader(
            Map<String, String> flags, Map<String, String> environment, Map<Setting<?>, String> defaults) {
        this.defaults = defaults;
        this.flags = flags;
        this.environment = environment;
    }

    /// @param flags flag to text, as `--port` to `8080`
    /// @param file the settings file that the user named, if any
    public static Configuration load(Map<String, String> flags, Map<String, String> environment, Optional<Path> file)
            throws SettingException {
        return load(flags, environment, file, Map.of());
    }

    /// @param defaults what some settings are, where nobody sets them, instead of their own default
    public static Configuration load(
            Map<String, String> flags,
            Map<String, String> environment,
            Optional<Path> file,
            Map<Setting<?>, String> defaults)
            throws SettingException {
        ConfigurationLoader loader = new ConfigurationLoader(flags, environment, defaults);
        loader.refuseUnknown();
        String variable = environment.getOrDefault(CONFIG_VARIABLE, "");
        Optional<Path> named = file.or(() -> variable.isEmpty() ? Optional.empty() : Optional.of(Path.of(variable)));
        return loader.resolve(named.isPresent() ? SettingsFile.read(named.get()) : SettingsFile.NONE);
    }

    /// Whether this flag sets a setting.
    public static boolean isSettingFlag(String flag) {
        return SettingNames.byFlag(flag) != null;
    }

    private Configuration resolve(SettingsFile file) throws SettingException {
        Map<Setting<?>, Resolved<?>> values = new LinkedHashMap<>();
        for (Setting<?> setting : Settings.all()) {
            values.put(setting, resolve(setting, file));
        }
        return new Configuration(values, List.copyOf(warnings));
    }

    private <T> Resolved<T> resolve(Setting<T> setting, SettingsFile file) throws SettingException {
        String flag = flags.get(setting.flag());
        if (flag != null) {
            refuseForLauncher(setting, setting.flag());
            if (flag.isEmpty()) {
                throw new SettingException(
                        setting.flag() + " must be " + setting.type().expectation());
            }
            return parsed(setting, flag, setting.flag());
        }
        String variable = environment.getOrDefault(setting.environmentName(), "");
        String secretFile = environment.getOrDefault(setting.environmentName() + "_FILE", "");
        if (setting.secret() && !secretFile.isEmpty()) {
            if (!variable.isEmpty()) {
                throw new SettingException(
                        "set either " + setting.environmentName() + " or " + setting.environmentName() + "_FILE");
            }
            return parsed(setting, readSecret(setting, secretFile), setting.environmentName() + "_FILE");
        }
        if (!variable.isEmpty()) {
            return parsed(setting, variable, setting.environmentName());
        }
        Optional<Resolved<T>> alias = fromAlias(setting);
        if (alias.isPresent()) {
            return alias.get();
        }
        String text = file.text(setting);
        if (!text.isEmpty()) {
            refuseForLauncher(setting, file.name());
            return parsed(setting, text, file.name());
        }
        return parsed(setting, defaultText(setting, file), DEFAULT);
    }

    /// What starts Java cannot be told by what Java reads.
    private static void refuseForLauncher(Setting<?> setting, String writtenAs) throws SettingException {
        if (setting.equals(Settings.HEAP) || setting.equals(Settings.JAVA_OPTS)) {
            throw new SettingException(writtenAs + ": " + setting.name()
                    + " is read by ./pivot5 before Java starts, so set " + setting.environmentName());
        }
    }

    /// The default of the bucket depends on two other settings; every other default is a constant.
    private String defaultText(Setting<?> setting, SettingsFile file) throws SettingException {
        String given = defaults.get(setting);
        if (given != null) {
            return given;
        }
        if (!setting.equals(Settings.STORE)) {
            return setting.defaultText();
        }
        boolean s3 = resolve(Settings.S3_ENDPOINT, file).value().isPresent();
        return s3
                ? "s3"
                : setting.defaultText()
                        .replace("$PIVOT5_HOME", resolve(Settings.HOME, file).text());
    }

    private <T> Optional<Resolved<T>> fromAlias(Setting<T> setting) {
        for (Alias alias : setting.aliases()) {
            String text = environment.getOrDefault(alias.variable(), "");
            if (text.isEmpty()) {
                continue;
            }
            try {
                Optional<String> translated = alias.translate().apply(text);
                if (translated.isPresent()) {
                    return Optional.of(parsed(setting, translated.get(), alias.variable()));
                }
            } catch (SettingException | IllegalArgumentException e) {
                warnings.add("the variable " + alias.variable() + " is ignored: it would set " + setting.name()
                        + ", which must be " + setting.type().expectation());
            }
        }
        return Optional.empty();
    }

    private static <T> Resolved<T> parsed(Setting<T> setting, String text, String origin) throws SettingException {
        if (text.isEmpty()) {
            return new Resolved<>(setting.type().whenNotSet(), "", origin);
        }
        String writtenAs = origin.endsWith(".yaml") || origin.endsWith(".yml") || origin.equals(DEFAULT)
                ? setting.name() + " (" + origin + ")"
                : origin;
        return new Resolved<>(Optional.of(setting.parse(text, writtenAs)), text, origin);
    }

    private static String readSecret(Setting<?> setting, String file) throws SettingException {
        try {
            String text = Files.readString(Path.of(file)).strip();
            if (text.isEmpty()) {
                throw new SettingException(setting.environmentName() + "_FILE: " + file + " is empty");
            }
            return text;
        } catch (IOException e) {
            throw new SettingException(setting.environmentName() + "_FILE: cannot read " + file, e);
        }
    }

    private void refuseUnknown() throws SettingException {
        for (String name : environment.keySet()) {
            if (name.startsWith(Settings.ENVIRONMENT_PREFIX) && !isKnown(name)) {
                throw SettingNames.unknown(name, Setting::environmentName, "");
            }
        }
        for (String flag : flags.keySet()) {
            if (!isSettingFlag(flag)) {
                throw SettingNames.unknown(flag, Setting::flag, "");
            }
        }
    }

    private static boolean isKnown(String name) {
        if (name.equals(CONFIG_VARIABLE) || FOREIGN_PREFIXES.stream().anyMatch(name::startsWith)) {
            return true;
        }
        if (SettingNames.byEnvironmentName(name) != null) {
            return true;
        }
        Setting<?> secret = name.endsWith("_FILE")
                ? SettingNames.byEnvironmentName(name.substring(0, name.length() - "_FILE".length()))
                : null;
        return secret != null && secret.secret();
    }
}
