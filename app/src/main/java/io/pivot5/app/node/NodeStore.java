package io.pivot5.app.node;

import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.Setting;
import io.pivot5.shared.settings.SettingException;
import io.pivot5.shared.settings.Settings;
import io.pivot5.shared.settings.StoreChoice;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.directory.DirectoryObjectStore;
import io.pivot5.shared.store.s3.S3Location;
import io.pivot5.shared.store.s3.S3ObjectStore;
import io.pivot5.shared.store.s3.S3Options;
import java.io.IOException;
import java.nio.file.Path;

/// The bucket that the settings name.
public final class NodeStore {
    private NodeStore() {}

    public static ObjectStore open(Configuration configuration) throws IOException, SettingException {
        return switch (configuration.get(Settings.STORE)) {
            case StoreChoice.Directory directory -> open(directory.path().toAbsolutePath());
            case StoreChoice.S3 _ -> S3ObjectStore.connect(location(configuration), S3Options.DEFAULTS);
        };
    }

    private static ObjectStore open(Path directory) throws IOException {
        try {
            return DirectoryObjectStore.open(directory);
        } catch (IOException e) {
            throw new IOException("cannot use " + directory + " as bucket: " + e.getMessage(), e);
        }
    }

    private static S3Location location(Configuration configuration) throws SettingException {
        try {
            return new S3Location(
                    required(configuration, Settings.S3_ENDPOINT),
                    configuration.get(Settings.S3_REGION),
                    required(configuration, Settings.S3_BUCKET),
                    required(configuration, Settings.S3_ACCESS_KEY),
                    required(configuration, Settings.S3_SECRET_KEY));
        } catch (IllegalArgumentException e) {
            throw new SettingException("s3: " + e.getMessage(), e);
        }
    }

    private static <T> T required(Configuration configuration, Setting<T> setting) throws SettingException {
        return configuration
                .find(setting)
                .orElseThrow(() ->
                        new SettingException("the bucket is s3, so " + setting.environmentName() + " must be set"));
    }
}
