package io.pivot5.app.command;

import io.pivot5.app.node.DemoNode;
import io.pivot5.app.node.Logging;
import io.pivot5.app.node.Node;
import io.pivot5.shared.demo.DemoData;
import io.pivot5.shared.settings.Alias;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.ConfigurationLoader;
import io.pivot5.shared.settings.Setting;
import io.pivot5.shared.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `pivot5 demo`: every role in one process, with an embedded PostgreSQL, a directory as bucket and demo data.
public final class DemoCommand {
    private static final String FRESH = "--fresh";
    private static final String HELP = """
            usage: pivot5 demo [--fresh] [--home DIR] [--port N] [--SETTING VALUE …]

            Starts everything in one process, with an embedded PostgreSQL, a directory as bucket and demo data, and
            prints the URL to open. What it keeps lives in PIVOT5_HOME (.pivot5) and survives a restart.
              --fresh    wipe what an earlier demo kept, and begin anew
            """;

    /// What makes it a demo.
    private static final List<Setting<?>> FIXED = List.of(
            Settings.SOURCE,
            Settings.DATABASE,
            Settings.STORE,
            Settings.S3_ENDPOINT,
            Settings.S3_BUCKET,
            Settings.S3_ACCESS_KEY,
            Settings.S3_SECRET_KEY,
            Settings.S3_REGION,
            Settings.ROLES,
            Settings.CLUSTER);

    private DemoCommand() {}

    public static void run(List<String> arguments) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of(FRESH, Help.FLAG), Set.of());
        if (Help.wanted(line, HELP)) {
            return;
        }
        line.refuseWords();
        Configuration configuration = ConfigurationLoader.load(
                line.settings(),
                withoutAliases(System.getenv()),
                line.configFile(),
                Map.of(Settings.SOURCES_NARROW, DemoData.NARROW));
        for (Setting<?> setting : FIXED) {
            if (configuration.isExplicit(setting)) {
                throw new UsageException("demo brings its own " + setting.name() + ", but "
                        + configuration.origin(setting) + " sets it: use serve");
            }
        }
        Logging.configure(configuration);
        ServeCommand.warn(configuration);
        Node node = StopOnSignal.start(
                closers -> DemoNode.start(configuration, closers, line.has(FRESH), System.out::println));
        System.out.println();
        System.out.println("Pivot5 is ready: open " + node.url() + "   (Ctrl-C stops it)");
    }

    /// The S3 variables of a shell are not meant for the demo.
    private static Map<String, String> withoutAliases(Map<String, String> environment) {
        Map<String, String> rest = new HashMap<>(environment);
        for (Setting<?> setting : FIXED) {
            setting.aliases().stream().map(Alias::variable).forEach(rest::remove);
        }
        return rest;
    }
}
