package io.pivot5.shared.health;

import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the checks, each within its own limit, at most once a second whoever asks. Says not ready from the moment the
/// node begins to drain.
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final List<HealthCheck> checks;
    private final Map<String, Boolean> lastUp = new ConcurrentHashMap<>();
    private volatile boolean draining;
    private long begunNanos;
    private Future<List<CheckResult>> results = Future.succeededFuture(List.of());
    private boolean asked;

    public Readiness(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    public void startDraining() {
        draining = true;
    }

    public Future<ReadyReport> report() {
        return latest().map(found -> ReadyReport.of(found, draining));
    }

    private synchronized Future<List<CheckResult>> latest() {
        long now = System.nanoTime();
        boolean fresh = asked && (!results.isComplete() || now - begunNanos < FRESH_NANOS);
        if (!fresh) {
            asked = true;
            begunNanos = now;
            results = Future.join(checks.stream().map(this::run).toList()).map(all -> all.<CheckResult>list());
        }
        return results;
    }

    private Future<CheckResult> run(HealthCheck check) {
        long begun = System.nanoTime();
        Future<String> probe;
        try {
            probe = check.probe().get();
        } catch (RuntimeException e) {
            probe = Future.failedFuture(e);
        }
        return probe.timeout(check.limit().toMillis(), TimeUnit.MILLISECONDS).transform(outcome -> {
            double ms = Math.round((System.nanoTime() - begun) / 10_000.0) / 100.0;
            note(check.name(), outcome.succeeded(), outcome.cause());
            return Future.succeededFuture(
                    outcome.succeeded()
                            ? CheckResult.up(check.name(), ms, outcome.result())
                            : CheckResult.down(check.name(), ms, reason(outcome.cause(), check)));
        });
    }

    private void note(String name, boolean up, @Nullable Throwable cause) {
        Boolean before = lastUp.put(name, up);
        if (!up && !Boolean.FALSE.equals(before)) {
            LOG.warn("{} is down: {}", name, String.valueOf(cause));
        } else if (up && Boolean.FALSE.equals(before)) {
            LOG.info("{} is up again", name);
        }
    }

    private static String reason(Throwable cause, HealthCheck check) {
        return switch (cause) {
            case ProblemException problem -> problem.detail();
            case TimeoutException _ -> "no answer within " + check.limit().toMillis() + " ms";
            default -> "not reachable";
        };
    }
}
