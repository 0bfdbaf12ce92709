package io.pivot5.app.command;

import io.pivot5.app.node.Node;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SIGTERM and Ctrl-C stop the node in good order.
final class StopOnSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopOnSignal.class);

    private StopOnSignal() {}

    static void install(Node node) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            LOG.info("stopping");
            node.close();
            LOG.info("stopped");
        }));
    }
}
