package io.pivot5.app.command;

import io.pivot5.app.node.Logging;
import io.pivot5.app.node.Node;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.ConfigurationLoader;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `pivot5 serve`: the roles of this node on what the settings name, until it is told to stop.
public final class ServeCommand {
    private static final String PRINT_CONFIG = "--print-config";
    private static final String HELP = """
            usage: pivot5 serve [--roles api,worker,viewer] [--config FILE] [--print-config] [--SETTING VALUE …]

            Starts the roles of this node on what the settings name; a missing database means the embedded one.
            Every setting of conf/pivot5.yaml is a flag: sync_timeout is --sync-timeout.
              --config FILE    read settings from a YAML file
              --print-config   show the effective settings and where each came from, and stop
              --verbose        tell the whole story of a failure
            """;

    private ServeCommand() {}

    public static void run(List<String> arguments) throws Exception {
        CommandLine line = CommandLine.parse(arguments, Set.of(PRINT_CONFIG, Help.FLAG), Set.of());
        if (Help.wanted(line, HELP)) {
            return;
        }
        line.refuseWords();
        Configuration configuration = ConfigurationLoader.load(line.settings(), System.getenv(), line.configFile());
        if (line.has(PRINT_CONFIG)) {
            configuration.warnings().forEach(warning -> System.err.println("pivot5: " + warning));
            System.out.print(configuration.describe());
            return;
        }
        Logging.configure(configuration);
        warn(configuration);
        Node node = StopOnSignal.start(closers -> Node.start(configuration, closers));
        System.out.println("Pivot5 listens on " + node.url());
    }

    static void warn(Configuration configuration) {
        Logger log = LoggerFactory.getLogger(ServeCommand.class);
        configuration.warnings().forEach(log::warn);
    }
}
