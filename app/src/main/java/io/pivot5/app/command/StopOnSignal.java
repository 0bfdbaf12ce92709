package io.pivot5.app.command;

import io.pivot5.app.node.Closers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// SIGTERM and Ctrl-C stop what has been started in good order, also while it is still starting.
final class StopOnSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopOnSignal.class);

    /// A part that is just being started, such as a database, must be there before it can be stopped.
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    private StopOnSignal() {}

    @FunctionalInterface
    interface Start<T> {
        T with(Closers closers) throws Exception;
    }

    /// Starts something; what it has started is stopped when it fails, or when the process is told to end.
    static <T> T start(Start<T> start) throws Exception {
        Closers closers = new Closers();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().name("stop").unstarted(() -> stop(closers, ended));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return start.with(closers);
        } catch (Exception e) {
            closers.close();
            remove(hook);
            throw e;
        } finally {
            ended.countDown();
        }
    }

    private static void stop(Closers closers, CountDownLatch ended) {
        LOG.info("stopping");
        closers.close();
        try {
            if (!ended.await(LONGEST_STEP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the start did not end within {}", LONGEST_STEP);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        LOG.info("stopped");
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already", e);
        }
    }
}
