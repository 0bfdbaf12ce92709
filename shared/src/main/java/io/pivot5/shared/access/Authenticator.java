package io.pivot5.shared.access;

import io.vertx.core.Future;
import java.util.Optional;

/// Finds out whose request it is from the key that came with it.
public interface Authenticator {

    /// Fails with `unauthenticated` where a key is needed and there is none, or none that is valid.
    Future<Principal> authenticate(Optional<String> key);

    /// Everybody is the local user; auth is off.
    static Authenticator open() {
        return _ -> Future.succeededFuture(Principal.LOCAL);
    }
}
