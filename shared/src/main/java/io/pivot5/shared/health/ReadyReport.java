package io.pivot5.shared.health;

import java.util.List;

/// The body of `/health/ready`.
public record ReadyReport(String status, List<CheckResult> checks) {
    private static final String READY = "ready";

    static ReadyReport of(List<CheckResult> checks, boolean draining) {
        boolean up = checks.stream().allMatch(CheckResult::isUp);
        return new ReadyReport(draining ? "draining" : up ? READY : "not_ready", checks);
    }

    boolean isReady() {
        return status.equals(READY);
    }
}
