package io.pivot5.shared.health;

import java.util.Optional;

/// What a check found. The reason of a failure stands in the log, not here: anybody may ask for this.
public record CheckResult(String name, String status, double ms, Optional<String> detail) {
    private static final String UP = "up";

    static CheckResult up(String name, double ms, String detail) {
        return new CheckResult(name, UP, ms, Optional.of(detail));
    }

    static CheckResult down(String name, double ms, String detail) {
        return new CheckResult(name, "down", ms, Optional.of(detail));
    }

    boolean isUp() {
        return status.equals(UP);
    }
}
