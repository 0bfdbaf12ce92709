package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.ReadSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Runs the fetches and decodings of one read side by side, within the limits of the settings. The first failure ends
/// it.
final class ParallelRead {

    private final ReadSettings settings;
    private final Cancellation cancellation;
    private final Semaphore ranges;
    private final Semaphore decoders;
    private final Phaser tasks = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ParallelRead(ReadSettings settings, Cancellation cancellation) {
        this.settings = settings;
        this.cancellation = cancellation;
        this.ranges = new Semaphore(settings.rangesInFlight());
        this.decoders = new Semaphore(settings.decoders());
    }

    /// Something that may fail as a read does.
    @FunctionalInterface
    interface Work {

        void run() throws IOException;
    }

    /// Fetches something and gives back what is to be done with it.
    @FunctionalInterface
    interface Fetch {

        List<Work> run() throws IOException;
    }

    /// Starts `fetch`, once fewer than the allowed number are under way.
    void submit(Fetch fetch) throws IOException {
        cancellation.check();
        try {
            ranges.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("The read was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
        start(() -> {
            List<Work> works = fetched(fetch);
            AtomicInteger left = new AtomicInteger(works.size());
            if (works.isEmpty()) {
                ranges.release();
            }
            for (Work work : works) {
                start(() -> {
                    try {
                        decode(work);
                    } finally {
                        if (left.decrementAndGet() == 0) {
                            ranges.release();
                        }
                    }
                });
            }
        });
    }

    /// Waits for everything and fails with the first failure.
    void join() throws IOException {
        tasks.arriveAndAwaitAdvance();
        switch (failure.get()) {
            case null -> cancellation.check();
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private List<Work> fetched(Fetch fetch) throws IOException {
        if (failure.get() != null || cancellation.cancelled().getAsBoolean()) {
            return List.of();
        }
        try {
            return fetch.run();
        } catch (IOException | RuntimeException | Error e) {
            ranges.release();
            throw e;
        }
    }

    private void decode(Work work) throws IOException {
        decoders.acquireUninterruptibly();
        try {
            if (failure.get() == null && !cancellation.cancelled().getAsBoolean()) {
                work.run();
            }
        } finally {
            decoders.release();
        }
    }

    // Whatever a task dies of has to reach the caller, an error as well.
    @SuppressWarnings("CatchingUnchecked")
    private void start(Work work) {
        tasks.register();
        settings.executor().execute(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                tasks.arriveAndDeregister();
            }
        });
    }
}
