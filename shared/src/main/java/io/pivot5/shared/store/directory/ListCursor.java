package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The name to go on from, in letters that need no escaping in an address.
final class ListCursor {
    private ListCursor() {}

    static String encode(String from) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(from.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String cursor) throws StoreException {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException foreign) {
            throw new StoreException.InvalidCursor();
        }
    }
}
