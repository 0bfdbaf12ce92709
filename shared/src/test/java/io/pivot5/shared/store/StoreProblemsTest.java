package io.pivot5.shared.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StoreProblemsTest {
    @Test
    void everyFailureHasItsCode() {
        ObjectKey key = ObjectKey.of("a/b");
        Map<IOException, ErrorCode> expected = new LinkedHashMap<>();
        expected.put(new StoreException.UnknownObject(key), ErrorCode.UNKNOWN_OBJECT);
        expected.put(new StoreException.ObjectChanged(key, new ETag("x")), ErrorCode.PRECONDITION_FAILED);
        expected.put(new StoreException.ObjectExists(key), ErrorCode.ALREADY_EXISTS);
        expected.put(new StoreException.KeyRefused(key, "it is a folder"), ErrorCode.INVALID_REQUEST);
        expected.put(new StoreException.OutOfRange(key, 5), ErrorCode.RANGE_NOT_SATISFIABLE);
        expected.put(new StoreException.InvalidCursor(), ErrorCode.INVALID_PARAMETER);
        expected.put(new StoreException.StorageFull(null), ErrorCode.STORAGE_FULL);
        expected.put(new StoreException.Rejected("access is denied", null), ErrorCode.STORE_UNAVAILABLE);
        expected.put(
                new StoreException.Unavailable("it is gone", Duration.ofSeconds(7), null), ErrorCode.STORE_UNAVAILABLE);
        expected.put(new InterruptedIOException(), ErrorCode.SHUTTING_DOWN);
        expected.put(new IOException("other"), ErrorCode.STORE_UNAVAILABLE);
        expected.forEach((failure, code) ->
                assertThat(StoreProblems.of(failure).code()).as("%s", failure).isEqualTo(code));
    }

    @Test
    void anUnavailableStoreSaysWhenToTryAgainAndNothingOfItself() {
        ProblemException problem =
                StoreProblems.of(new StoreException.Unavailable("10.0.0.7 refuses", Duration.ofSeconds(7), null));
        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(problem.detail()).doesNotContain("10.0.0.7");
    }
}
