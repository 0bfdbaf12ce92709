package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Which file is the object of a key: the one at that path below the root, if its real path is exactly that. So no link
/// leads out of the root or makes two keys of one file, and neither does a file system that ignores case.
final class KeyPaths {
    /// What common file systems allow in one name.
    private static final int MAX_NAME_BYTES = 255;

    private final Path root;

    KeyPaths(Path realRoot) {
        this.root = realRoot;
    }

    Path root() {
        return root;
    }

    /// The version of the object's file, or empty if there is no such object.
    Optional<FileVersion> find(ObjectKey key) throws IOException {
        try {
            Path path = root.resolve(key.value());
            Optional<FileVersion> version = FileVersion.of(path);
            return version.isPresent() && path.toRealPath().equals(path) ? version : Optional.empty();
        } catch (InvalidPathException | NoSuchFileException absent) {
            return Optional.empty();
        } catch (AccessDeniedException denied) {
            throw DirectoryFailures.translate(denied);
        } catch (IOException failure) {
            // A file where the key has a folder, a name too long, a loop of links: no text is needed to know them.
            if (Files.exists(root.resolve(key.value()), LinkOption.NOFOLLOW_LINKS)) {
                throw DirectoryFailures.translate(failure);
            }
            return Optional.empty();
        }
    }

    Path existing(ObjectKey key) {
        return root.resolve(key.value());
    }

    /// The path that an object of this key is to be written to.
    ///
    /// @throws StoreException.KeyRefused if the file system cannot hold it, or something else stands there
    Path writable(ObjectKey key) throws IOException {
        for (String segment : key.value().split("/", -1)) {
            if (segment.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
                throw new StoreException.KeyRefused(key, "a name in it is longer than " + MAX_NAME_BYTES + " bytes");
            }
        }
        Path path;
        try {
            path = root.resolve(key.value());
        } catch (InvalidPathException unmappable) {
            throw new StoreException.KeyRefused(
                    key, "this process runs with a locale that has not all of its characters; LC_ALL=C.UTF-8 has");
        }
        for (Path at = path.getParent(); at != null && !at.equals(root); at = at.getParent()) {
            Optional<BasicFileAttributes> folder = whatIsAt(at);
            if (folder.isPresent() && !folder.get().isDirectory()) {
                throw new StoreException.KeyRefused(key, root.relativize(at) + " is not a folder");
            }
            requireSameSpelling(key, at);
        }
        Optional<BasicFileAttributes> file = whatIsAt(path);
        if (file.isPresent() && !file.get().isRegularFile()) {
            throw new StoreException.KeyRefused(key, "it is a folder or a link");
        }
        requireSameSpelling(key, path);
        return path;
    }

    /// One look at a path, which others may be creating or deleting. Behind a file there is nothing.
    private static Optional<BasicFileAttributes> whatIsAt(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (AccessDeniedException denied) {
            throw DirectoryFailures.translate(denied);
        } catch (FileSystemException absent) {
            return Optional.empty();
        }
    }

    private static void requireSameSpelling(ObjectKey key, Path path) throws IOException {
        Path real;
        try {
            real = path.toRealPath();
        } catch (AccessDeniedException denied) {
            throw DirectoryFailures.translate(denied);
        } catch (FileSystemException absent) {
            return;
        }
        if (!real.equals(path)) {
            throw new StoreException.KeyRefused(key, "another name differs from it in case only");
        }
    }
}
