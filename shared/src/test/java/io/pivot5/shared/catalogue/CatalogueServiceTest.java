package io.pivot5.shared.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogueServiceTest {
    private static final CatalogueSettings PUBLIC = CatalogueSettings.of(List.of("public"));
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Source source = new Source(database);
    private final AtomicLong nanoTime = new AtomicLong();

    @BeforeEach
    void createFirst() {
        database.execute("CREATE TABLE first (time timestamptz PRIMARY KEY, v int);"
                + "INSERT INTO first VALUES ('2026-01-01 00:00:00+00', 1)");
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void seesANewTableAndForgetsADroppedOneByItself() {
        CatalogueService service = service(OFTEN);
        service.start();
        assertThat(names(service)).containsExactly("first");
        database.execute("CREATE TABLE second (time timestamptz, v int); DROP TABLE first");
        waitFor(() -> names(service).equals(List.of("second")));
        service.stop();
    }

    @Test
    void readsOnceForAllWhoAskTogether() {
        CatalogueService service = service(NEVER);
        Future<Catalogue> one = service.current();
        assertThat(service.refresh()).isSameAs(service.refresh());
        Catalogue catalogue = Source.await(one);
        assertThat(Source.await(service.current())).isSameAs(catalogue);
        assertThat(service.current().succeeded()).isTrue();
        assertThat(Source.await(service.refresh())).isNotSameAs(catalogue);
    }

    @Test
    void keepsTheLastReadingWhileTheSourceIsAwayAndRecovers() {
        CatalogueService service = service(OFTEN);
        service.start();
        assertThat(names(service)).containsExactly("first");
        TestPostgres.server().stop();
        try {
            waitFor(() -> service.failure().isPresent());
            assertThat(names(service)).containsExactly("first");
            CatalogueService late = service(NEVER);
            assertThatThrownBy(() -> Source.await(late.current()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ErrorCode.SOURCE_UNAVAILABLE));
        } finally {
            TestPostgres.server().start();
        }
        waitFor(() -> service.failure().isEmpty());
        database.execute("CREATE TABLE second (time timestamptz, v int)");
        waitFor(() -> names(service).equals(List.of("first", "second")));
        service.stop();
    }

    @Test
    void looksUpFreshBoundsAtMostOnceASecond() {
        CatalogueService service = service(NEVER);
        Channel first = Source.await(service.current()).channel("first").orElseThrow();
        Future<TimeBounds> before = service.bounds(first);
        assertThat(Source.await(before).last()).isEqualTo("2026-01-01T00:00:00Z");
        database.execute("INSERT INTO first VALUES ('2026-01-02 00:00:00+00', 1)");
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(service.bounds(first)).isSameAs(before);
        nanoTime.incrementAndGet();
        TimeBounds after = Source.await(service.bounds(first));
        assertThat(after.last()).isEqualTo("2026-01-02T00:00:00Z");
        assertThat(first.bounds().last()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void doesNotKeepAFailedLookup() {
        CatalogueService service = service(NEVER);
        Channel first = Source.await(service.current()).channel("first").orElseThrow();
        database.execute("ALTER TABLE first RENAME TO away");
        assertThatThrownBy(() -> Source.await(service.bounds(first))).hasMessageContaining("does not exist");
        database.execute("ALTER TABLE away RENAME TO first");
        assertThat(Source.await(service.bounds(first)).last()).isEqualTo("2026-01-01T00:00:00Z");
    }

    private CatalogueService service(Duration interval) {
        return new CatalogueService(source.vertx(), source.reader(PUBLIC), interval, nanoTime::get);
    }

    private static List<String> names(CatalogueService service) {
        return Source.await(service.current()).channels().stream()
                .map(Channel::name)
                .toList();
    }

    private static void waitFor(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }
}
