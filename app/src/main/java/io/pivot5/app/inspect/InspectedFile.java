package io.pivot5.app.inspect;

import io.pivot5.app.node.NodeStore;
import io.pivot5.hdf5.Hdf5Exception;
import io.pivot5.hdf5.Hdf5File;
import io.pivot5.hdf5.Hdf5Object;
import io.pivot5.hdf5.io.FileRangeReader;
import io.pivot5.hdf5.io.MetadataBlockCache;
import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.shared.settings.Configuration;
import io.pivot5.shared.settings.SettingException;
import io.pivot5.shared.settings.Settings;
import io.pivot5.shared.settings.StoreChoice;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The file that a name on the command line means: a local one if there is one, else an object of the bucket.
///
/// @param name as it was given
/// @param file what it means
/// @param store where the file comes from, if it is an object
public record InspectedFile(String name, Hdf5File file, Optional<ObjectStore> store) implements Closeable {
    private static final long METADATA_BYTES = 64L << 20;

    /// Opens what `name` means.
    ///
    /// @throws IOException if there is no such file or it is no HDF5 file; the message says which
    public static InspectedFile open(String name, Configuration configuration) throws IOException, SettingException {
        if (Files.exists(Path.of(name))) {
            return hdf5(name, FileRangeReader.open(Path.of(name)), Optional.empty());
        }
        if (!ObjectKey.isValid(name) || isMissing(configuration.get(Settings.STORE))) {
            throw unknown(name);
        }
        ObjectStore store = NodeStore.open(configuration);
        try {
            return hdf5(name, ObjectRangeReader.open(store, ObjectKey.of(name)), Optional.of(store));
        } catch (StoreException.UnknownObject _) {
            store.close();
            throw unknown(name);
        } catch (IOException e) {
            store.close();
            throw e;
        }
    }

    /// The object at `path`.
    ///
    /// @throws IOException if there is none
    public Hdf5Object object(String path) throws IOException {
        return file.object(path).orElseThrow(() -> new IOException(name + " has no object " + path));
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (store.isPresent()) {
            store.get().close();
        }
    }

    /// Looking must not make the folder of the bucket.
    private static boolean isMissing(StoreChoice choice) {
        return choice instanceof StoreChoice.Directory(Path folder) && !Files.isDirectory(folder);
    }

    private static InspectedFile hdf5(String name, RangeReader reader, Optional<ObjectStore> store) throws IOException {
        try {
            Hdf5File file = Hdf5File.open(new MetadataBlockCache(METADATA_BYTES).reader(name, reader));
            file.root();
            return new InspectedFile(name, file, store);
        } catch (Hdf5Exception e) {
            reader.close();
            throw new IOException(name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static IOException unknown(String name) {
        return new IOException("there is no file and no object " + name);
    }
}
