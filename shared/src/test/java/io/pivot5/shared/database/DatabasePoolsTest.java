package io.pivot5.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabasePoolsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final PostgresUrl url = PostgresUrl.parse(database.url());
    private final Pool source = DatabasePools.source(vertx, url, 3, Duration.ofMillis(500));

    @AfterEach
    void close() throws Exception {
        Blocking.await(source.close(), LIMIT);
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void aSessionOfTheSourceCannotWrite() {
        database.execute("CREATE TABLE t (a int)");
        assertThatThrownBy(() -> query("INSERT INTO t VALUES (1)"))
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("25006"));
    }

    @Test
    void itIsNamedAndItsZoneIsUtc() throws Exception {
        assertThat(query("SHOW application_name")).isEqualTo("pivot5 source");
        assertThat(query("SHOW TimeZone")).isEqualTo("UTC");
    }

    @Test
    void aStatementThatTakesTooLongIsEnded() {
        assertThatThrownBy(() -> query("SELECT pg_sleep(10)::text"))
                .isInstanceOfSatisfying(
                        PgException.class, e -> assertThat(e.getSqlState()).isEqualTo("57014"));
    }

    @Test
    void aRestartOfPostgresIsOvercome() throws Exception {
        assertThat(query("SELECT 'before'")).isEqualTo("before");
        TestPostgres.server().stop();
        try {
            assertThatThrownBy(() -> query("SELECT 'during'"))
                    .satisfies(failure -> assertThat(DatabaseFailures.isUnavailable(failure))
                            .as(String.valueOf(failure))
                            .isTrue())
                    .satisfies(failure -> assertThat(DatabaseFailures.translate(failure, ErrorCode.SOURCE_UNAVAILABLE))
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    problem -> assertThat(problem.retryAfter()).isPresent()));
        } finally {
            TestPostgres.server().start();
        }
        assertThat(query("SELECT 'after'")).isEqualTo("after");
    }

    @Test
    void theSchemaIsMadeWhenTheServerComes() throws Exception {
        TestPostgres.server().stop();
        OwnDatabase own;
        try {
            own = OwnDatabase.open(vertx, url);
            assertThatThrownBy(() -> Blocking.await(own.probe(), LIMIT)).isInstanceOf(ProblemException.class);
            assertThat(own.ready().isComplete()).isFalse();
        } finally {
            TestPostgres.server().start();
        }
        Blocking.await(own.ready(), LIMIT);
        assertThat(Blocking.await(own.probe(), LIMIT)).startsWith("PostgreSQL 18");
        own.close();
    }

    private String query(String sql) throws Exception {
        return Blocking.await(
                source.query(sql)
                        .execute()
                        .map(rows -> rows.iterator().hasNext()
                                ? String.valueOf(rows.iterator().next().getValue(0))
                                : ""),
                LIMIT);
    }
}
