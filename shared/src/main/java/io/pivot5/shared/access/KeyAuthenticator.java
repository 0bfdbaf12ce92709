package io.pivot5.shared.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pivot5.shared.database.DatabaseFailures;
import io.pivot5.shared.error.ErrorCode;
import io.pivot5.shared.error.ProblemException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks keys up in the database, and remembers the answer for two seconds: a busy client costs one query then, and a
/// revoked key is refused everywhere at most that much later.
public final class KeyAuthenticator implements Authenticator {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(5);
    private static final int MAX_REMEMBERED = 10_000;

    private final KeyTable table;
    private final Cache<String, Principal> known = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(MAX_REMEMBERED)
            .build();

    public KeyAuthenticator(KeyTable table) {
        this.table = table;
    }

    @Override
    public Future<Principal> authenticate(Optional<String> key) {
        if (key.isEmpty()) {
            return refused("send an API key in the header X-API-Key, or as Authorization: Bearer");
        }
        Optional<KeySecret> secret = KeySecret.parse(key.get());
        if (secret.isEmpty()) {
            return refused("the API key is not valid");
        }
        Principal remembered = known.getIfPresent(key.get());
        if (remembered != null) {
            return Future.succeededFuture(remembered);
        }
        return table.find(secret.get())
                .timeout(LONGEST_LOOK_UP.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure ->
                        Future.failedFuture(DatabaseFailures.translate(failure, ErrorCode.DATABASE_UNAVAILABLE)))
                .compose(found -> {
                    if (found.isEmpty()) {
                        return refused("the API key is not valid");
                    }
                    known.put(key.get(), found.get().principal());
                    return Future.succeededFuture(found.get().principal());
                });
    }

    private static Future<Principal> refused(String detail) {
        return Future.failedFuture(new ProblemException(ErrorCode.UNAUTHENTICATED, detail));
    }
}
