package io.pivot5.shared.catalogue;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The catalogue kept fresh: read again after each interval, one reading at a time, the last good one kept while the
/// source is away. All methods may be called from any thread.
public final class CatalogueService {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueService.class);

    /// How long looked-up bounds are good for; shared by all requests.
    private static final Duration BOUNDS_AGE = Duration.ofSeconds(1);

    /// A source that does not answer at all is given up for the time being after this.
    private static final Duration READING_LIMIT = Duration.ofSeconds(30);

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final CatalogueReader reader;
    private final Duration interval;
    private final LongSupplier nanoTime;
    private final Map<String, FreshBounds> bounds = new ConcurrentHashMap<>();

    /// The three are guarded by this object's lock; what is volatile is read without it.
    private @Nullable Future<Catalogue> reading;

    private boolean stopped;
    private long timer = NO_TIMER;

    private volatile @Nullable Catalogue latest;
    private volatile @Nullable Throwable failure;

    public CatalogueService(Vertx vertx, CatalogueReader reader, Duration interval) {
        this(vertx, reader, interval, System::nanoTime);
    }

    CatalogueService(Vertx vertx, CatalogueReader reader, Duration interval, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.vertx = vertx;
        this.reader = reader;
        this.interval = interval;
    }

    /// Begins to read. The service works whether or not the first reading succeeds.
    public void start() {
        refresh().onComplete(done -> schedule());
    }

    /// Ends the readings; one under way is let run out.
    public synchronized void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /// The last good reading, at once when there is one; else what the reading under way brings. Fails with
    /// `source_unavailable` when the source has not been readable so far.
    public Future<Catalogue> current() {
        Catalogue catalogue = latest;
        return catalogue != null
                ? Future.succeededFuture(catalogue)
                : refresh()
                        .recover(cause -> Future.failedFuture(new ProblemException(
                                        ErrorCode.SOURCE_UNAVAILABLE,
                                        "The channels of the source cannot be read",
                                        cause)
                                .retryAfter(RETRY_AFTER)));
    }

    /// Reads now, or joins the reading under way.
    public synchronized Future<Catalogue> refresh() {
        Future<Catalogue> running = reading;
        if (running != null) {
            return running;
        }
        Future<Catalogue> started = reader.read().timeout(READING_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        reading = started;
        return started.onComplete(this::keep, this::note);
    }

    /// Why the last reading failed; empty when it did not.
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /// First and last time of one channel, not older than a second.
    public Future<TimeBounds> bounds(Channel channel) {
        long now = nanoTime.getAsLong();
        return bounds.compute(
                        channel.name(),
                        (name, known) -> known != null && known.isGood(channel, now)
                                ? known
                                : new FreshBounds(channel.source(), now, reader.bounds(channel)))
                .bounds;
    }

    private synchronized void schedule() {
        if (!stopped) {
            timer = vertx.setTimer(
                    Math.max(1, interval.toMillis()), id -> refresh().onComplete(done -> schedule()));
        }
    }

    private synchronized void keep(Catalogue catalogue) {
        reading = null;
        latest = catalogue;
        if (failure != null) {
            LOG.info("The channels of the source can be read again");
        }
        failure = null;
        long now = nanoTime.getAsLong();
        bounds.values().removeIf(known -> known.isOld(now));
    }

    private synchronized void note(Throwable cause) {
        reading = null;
        if (failure == null && !stopped) {
            LOG.warn("The channels of the source cannot be read: {}", cause.toString());
        }
        failure = cause;
    }

    /// A look-up that is under way or done.
    private record FreshBounds(ChannelSource source, long startedNanos, Future<TimeBounds> bounds) {
        boolean isGood(Channel channel, long now) {
            return !isOld(now) && !bounds.failed() && source.equals(channel.source());
        }

        boolean isOld(long now) {
            return now - startedNanos > BOUNDS_AGE.toNanos();
        }
    }
}
