package io.pivot5.shared.store.s3;

import io.pivot5.shared.store.StoreException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Runs a request until it has an answer: again after failures that may pass, not at all while the circuit is open.
final class Attempts {
    /// One attempt of a request. It must be safe to repeat after an attempt whose reply was lost; `number` counts from
    /// 1.
    @FunctionalInterface
    interface Attempt<T> {
        T run(int number) throws IOException;
    }

    private final CircuitBreaker circuit;

    Attempts(CircuitBreaker circuit) {
        this.circuit = circuit;
    }

    <T> T run(RetryPolicy policy, Attempt<T> attempt) throws IOException {
        for (int number = 1; ; number++) {
            Duration closed = circuit.enter();
            if (!closed.isZero()) {
                if (!policy.patient() || number == policy.attempts()) {
                    throw new StoreException.Unavailable("it did not answer lately", closed, null);
                }
                sleep(closed);
                continue;
            }
            try {
                return once(attempt, number);
            } catch (TransientFailure failure) {
                if (number == policy.attempts()) {
                    throw new StoreException.Unavailable(
                            String.valueOf(failure.getMessage()), policy.longest(), failure.getCause());
                }
                pause(policy, number);
            }
        }
    }

    /// One attempt, of which the circuit learns whether the store is there.
    private <T> T once(Attempt<T> attempt, int number) throws IOException {
        boolean reported = false;
        try {
            T result = attempt.run(number);
            circuit.answered();
            reported = true;
            return result;
        } catch (TransientFailure failure) {
            if (failure.outage()) {
                circuit.failed();
            } else {
                circuit.answered();
            }
            reported = true;
            throw failure;
        } catch (StoreException | S3Error answer) {
            circuit.answered();
            reported = true;
            throw answer;
        } finally {
            if (!reported) {
                circuit.cancelled();
            }
        }
    }

    /// Waits as long as the policy says behind the failed attempt of this number.
    static void pause(RetryPolicy policy, int number) throws InterruptedIOException {
        sleep(policy.delay(number, ThreadLocalRandom.current()));
    }

    private static void sleep(Duration duration) throws InterruptedIOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /// The failure of a call whose thread was interrupted, with the flag set again.
    static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted while using the bucket");
    }
}
