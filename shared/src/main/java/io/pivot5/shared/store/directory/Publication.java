package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// Gives a finished, synced file its name in the bucket: at once, durably, and against deletes that remove the folders
/// under it at the same time.
final class Publication {
    /// How often a delete may take the folders away again before this gives up.
    private static final int ATTEMPTS = 1000;

    private final KeyPaths paths;

    Publication(KeyPaths paths) {
        this.paths = paths;
    }

    void publish(Path file, ObjectKey key, PutMode mode) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path target = paths.writable(key);
            try {
                createFolders(target);
                switch (mode) {
                    case REPLACE -> Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                    case CREATE -> create(file, target);
                }
                sync(target.resolveSibling("."));
                return;
            } catch (FileAlreadyExistsException taken) {
                // A folder's name taken by a file is refused by the next look at the path.
                if (Files.isRegularFile(target)) {
                    throw new StoreException.ObjectExists(key);
                }
            } catch (NoSuchFileException gone) {
                if (Files.notExists(file)) {
                    throw gone;
                }
            }
        }
        throw new StoreException.Unavailable("the folders of " + key + " do not stay", Duration.ofSeconds(1), null);
    }

    private void createFolders(Path target) throws IOException {
        Path folder = target.resolveSibling(".").normalize();
        Path at = paths.root();
        for (Path name : at.relativize(folder)) {
            Path parent = at;
            at = at.resolve(name);
            if (!Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(at);
                sync(parent);
            }
        }
    }

    /// A second name for the file, which fails if the name is taken. Where there are no hard links, the name is taken
    /// first and then replaced: readers may see an empty object for an instant.
    private static void create(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException | NoSuchFileException meant) {
            throw meant;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.createFile(target);
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Files.delete(file);
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
