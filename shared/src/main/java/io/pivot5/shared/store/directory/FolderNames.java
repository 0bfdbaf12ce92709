package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.Utf8Order;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The names in one folder of the bucket that can lead to keys with a prefix, from a certain name on.
final class FolderNames {
    /// A file or a folder by its key, which has no slash at its end.
    record Name(String key, boolean isFolder) {
        String sortedAs() {
            return isFolder ? key + "/" : key;
        }

        /// The least name behind everything in this folder: `0` follows the slash.
        String end() {
            return key + "0";
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(FolderNames.class);

    private final Path root;
    private final String folder;
    private final String prefix;
    private final String from;

    /// `folder` is empty or ends in a slash.
    FolderNames(Path root, String folder, String prefix, String from) {
        this.root = root;
        this.folder = folder;
        this.prefix = prefix;
        this.from = from;
    }

    /// The first `count` names in the order of a listing. A folder that is gone has none.
    List<Name> least(int count) throws IOException {
        TreeMap<String, Name> least = new TreeMap<>(Utf8Order.COMPARATOR);
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path path : paths) {
                String key = folder + path.getFileName();
                boolean full = least.size() == count;
                // Cheap tests first: in a large folder only few names are worth asking the file system what they are.
                if (!isWanted(key) || (full && !DirectoryListing.isBefore(key, least.lastKey()))) {
                    continue;
                }
                Optional<Name> name = classify(key, path);
                if (name.isPresent()) {
                    least.put(name.get().sortedAs(), name.get());
                    if (least.size() > count) {
                        least.pollLastEntry();
                    }
                }
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        } catch (AccessDeniedException denied) {
            // Nothing in there can be read either; the rest of the bucket can.
            LOG.warn("Folder {} of the bucket may not be read, its objects are not listed", folder);
            return List.of();
        } catch (DirectoryIteratorException failure) {
            throw Objects.requireNonNull(failure.getCause());
        }
        return least.entrySet().stream().map(Map.Entry::getValue).toList();
    }

    private boolean isWanted(String key) {
        boolean onTheWay = key.startsWith(prefix) || prefix.startsWith(key + "/");
        return onTheWay && DirectoryListing.isBefore(from, key + "0");
    }

    private Optional<Name> classify(String key, Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            boolean valid = ObjectKey.isPrefix(key + "/") && isDecodable(path);
            return valid ? Optional.of(new Name(key, true)) : Optional.empty();
        }
        boolean valid = key.startsWith(prefix)
                && !DirectoryListing.isBefore(key, from)
                && ObjectKey.isValid(key)
                && isDecodable(path);
        return valid && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new Name(key, false))
                : Optional.empty();
    }

    /// Whether the text of a file's name leads back to the file. It does not where the name is no UTF-8.
    private static boolean isDecodable(Path path) {
        try {
            return path.resolveSibling(String.valueOf(path.getFileName())).equals(path);
        } catch (InvalidPathException undecodable) {
            return false;
        }
    }

    /// Whether there is an object somewhere below a folder.
    static boolean holdsObject(Path root, String folder) throws IOException {
        FolderNames names = new FolderNames(root, folder, folder, "");
        for (Name name : names.least(Integer.MAX_VALUE)) {
            if (!name.isFolder() || holdsObject(root, name.sortedAs())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a prefix that ends in a slash is a folder that can be reached without a link.
    static boolean isRealFolder(Path root, String folder) throws IOException {
        try {
            Path path = root.resolve(folder);
            return Files.isDirectory(path) && path.toRealPath().equals(path);
        } catch (InvalidPathException | NoSuchFileException absent) {
            return false;
        }
    }

    /// The version of a listed file; empty if it is gone by now.
    static Optional<FileVersion> version(Path root, String key) throws IOException {
        try {
            return FileVersion.of(root.resolve(key));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}
