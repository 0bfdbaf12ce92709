package io.pivot5.shared.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
    private final AtomicLong now = new AtomicLong();
    private final CircuitBreaker circuit = new CircuitBreaker(Duration.ofSeconds(1), now::get);

    @Test
    void failuresInARowOpenIt() {
        fail(CircuitBreaker.THRESHOLD - 1);
        circuit.answered();
        fail(CircuitBreaker.THRESHOLD - 1);
        assertThat(circuit.enter()).isZero();
        circuit.failed();
        assertThat(circuit.enter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void oneProbeGoesThroughAndDecides() {
        fail(CircuitBreaker.THRESHOLD);
        pass(Duration.ofSeconds(1));
        assertThat(circuit.enter()).isZero();
        assertThat(circuit.enter()).isPositive();
        circuit.answered();
        assertThat(circuit.enter()).isZero();
    }

    @Test
    void failedProbesLengthenThePauseUpToALimit() {
        fail(CircuitBreaker.THRESHOLD);
        for (int seconds : new int[] {1, 2, 4, 8, 16, 16}) {
            assertThat(circuit.enter()).isEqualTo(Duration.ofSeconds(seconds));
            pass(Duration.ofSeconds(seconds));
            assertThat(circuit.enter()).isZero();
            circuit.failed();
        }
    }

    @Test
    void aProbeThatIsGivenUpLeavesRoomForAnother() {
        fail(CircuitBreaker.THRESHOLD);
        pass(Duration.ofSeconds(1));
        assertThat(circuit.enter()).isZero();
        circuit.cancelled();
        assertThat(circuit.enter()).isZero();
    }

    @Test
    void delaysDoubleUpToALimitWithHalfOfThemLeftToChance() {
        RetryPolicy policy = new RetryPolicy(9, Duration.ofMillis(100), Duration.ofSeconds(1), false);
        Random random = new Random(1);
        long[] full = {100, 200, 400, 800, 1_000, 1_000};
        for (int attempt = 1; attempt <= full.length; attempt++) {
            for (int i = 0; i < 100; i++) {
                assertThat(policy.delay(attempt, random).toMillis())
                        .isBetween(full[attempt - 1] / 2, full[attempt - 1]);
            }
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(circuit.enter()).isZero();
            circuit.failed();
        }
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
