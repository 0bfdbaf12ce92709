package io.pivot5.app.node;

import io.pivot5.shared.access.KeySecret;
import io.pivot5.shared.access.KeyTable;
import io.pivot5.shared.access.Role;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.SettingException;
import io.pivot5.shared.settings.Settings;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The admin key that a deployment brings in a file, so that somebody can make the others.
final class FirstAdminKey {
    private static final String NAME = "admin";

    private FirstAdminKey() {}

    static Future<Void> ensure(Configuration configuration, KeyTable keys) {
        Optional<Path> file = configuration.find(Settings.ADMIN_KEY_FILE);
        if (file.isEmpty()) {
            return Future.succeededFuture();
        }
        try {
            Optional<KeySecret> secret =
                    KeySecret.parse(Files.readString(file.get()).strip());
            return secret.isPresent()
                    ? keys.replaceUnlessKnown(NAME, secret.get(), Role.ADMIN)
                    : Future.failedFuture(new SettingException(
                            Settings.ADMIN_KEY_FILE.environmentName() + ": " + file.get() + " holds no API key"));
        } catch (IOException e) {
            return Future.failedFuture(
                    new SettingException(Settings.ADMIN_KEY_FILE.environmentName() + ": cannot read " + file.get(), e));
        }
    }
}
