package io.pivot5.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.async.Blocking;
import io.pivot5.shared.database.DatabasePools;
import io.pivot5.shared.database.Migrations;
import io.pivot5.shared.database.PostgresUrl;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.pivot5.shared.testing.TestDatabase;
import io.pivot5.shared.testing.TestPostgres;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Keys in a real database.
class KeyAuthenticatorTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Scope SCOPE = new Scope(List.of("a*", "b"), List.of("t,1"), List.of("p/"));
    private static final KeyLimits LIMITS =
            new KeyLimits(Optional.of(5), Optional.of(10_000_000_000L), Optional.of(RateLimit.parse("600/min")));

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestPostgres.freshDatabase();
    private final Pool pool = DatabasePools.own(vertx, PostgresUrl.parse(database.url()), 2, Duration.ofSeconds(5));
    private final KeyTable table = new KeyTable(pool);
    private final KeyAuthenticator authenticator = new KeyAuthenticator(table);

    @BeforeEach
    void migrate() throws Exception {
        Migrations.run(PostgresUrl.parse(database.url()));
    }

    @AfterEach
    void close() throws Exception {
        Blocking.await(pool.close(), LIMIT);
        Blocking.await(vertx.close(), LIMIT);
    }

    @Test
    void aKeyIsItsPrincipal() throws Exception {
        KeySecret secret = insert("ann", Role.EXPORTER);
        Principal principal = await(authenticator.authenticate(Optional.of(secret.reveal())));
        assertThat(principal).isEqualTo(new Principal("ann", Role.EXPORTER, SCOPE));
    }

    @Test
    void whatIsKeptReadsBackAndIsNotTheKey() throws Exception {
        KeySecret secret = insert("ann", Role.EDITOR);
        List<ApiKey> keys = await(table.list());
        assertThat(keys).hasSize(1);
        assertThat(keys.getFirst().limits()).isEqualTo(LIMITS);
        assertThat(keys.getFirst().prefix()).isEqualTo(secret.prefix());
        assertThat(keys.getFirst().revokedAt()).isEmpty();
        String row = database.value("SELECT api_key::text FROM pivot5.api_key");
        assertThat(row).contains(secret.prefix()).doesNotContain(secret.reveal());
    }

    @Test
    void aNameHasOneValidKeyAndMayBeGivenAgain() throws Exception {
        KeySecret first = insert("ann", Role.VIEWER);
        assertThatThrownBy(() -> insert("ann", Role.VIEWER))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ALREADY_EXISTS));
        assertThat(await(table.revoke("ann"))).isTrue();
        assertThat(await(table.revoke("ann"))).isFalse();
        KeySecret second = insert("ann", Role.VIEWER);
        assertRefused(first.reveal());
        assertThat(await(authenticator.authenticate(Optional.of(second.reveal())))
                        .owner())
                .isEqualTo("ann");
    }

    @Test
    void aRevokedKeyIsRefusedWithinSeconds() throws Exception {
        KeySecret secret = insert("ann", Role.VIEWER);
        await(authenticator.authenticate(Optional.of(secret.reveal())));
        await(table.revoke("ann"));
        long deadline = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        while (authenticator
                .authenticate(Optional.of(secret.reveal()))
                .transform(outcome -> Future.succeededFuture(outcome.succeeded()))
                .toCompletionStage()
                .toCompletableFuture()
                .get()) {
            assertThat(System.nanoTime()).as("still let in").isLessThan(deadline);
            Thread.sleep(100);
        }
        assertRefused(secret.reveal());
    }

    @Test
    void aBusyClientDoesNotAskTheDatabaseEachTime() throws Exception {
        KeySecret secret = insert("ann", Role.VIEWER);
        await(authenticator.authenticate(Optional.of(secret.reveal())));
        database.execute("DELETE FROM pivot5.api_key");
        assertThat(await(authenticator.authenticate(Optional.of(secret.reveal())))
                        .owner())
                .isEqualTo("ann");
    }

    @Test
    void noKeyAWrongOneAndAnUnknownOneAreRefused() {
        assertThatThrownBy(() -> await(authenticator.authenticate(Optional.empty())))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
        assertRefused("nonsense");
        assertRefused(KeySecret.generate().reveal());
    }

    @Test
    void withoutTheDatabaseNobodyIsLetInAndNobodyIsCalledAStranger() throws Exception {
        database.execute("DROP SCHEMA pivot5 CASCADE");
        assertThatThrownBy(() -> await(authenticator.authenticate(
                        Optional.of(KeySecret.generate().reveal()))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE));
    }

    private void assertRefused(String key) {
        assertThatThrownBy(() -> await(authenticator.authenticate(Optional.of(key))))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    }

    private KeySecret insert(String name, Role role) throws Exception {
        KeySecret secret = KeySecret.generate();
        await(table.insert(name, secret, role, SCOPE, LIMITS));
        return secret;
    }

    private static <T> T await(Future<T> future) throws Exception {
        return Blocking.await(future, LIMIT);
    }
}
