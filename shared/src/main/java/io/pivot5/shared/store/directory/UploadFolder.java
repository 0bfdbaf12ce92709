package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ObjectKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/// Where files live until they are published: below the root, hence on its file system, under a name no key can have.
/// A file's name begins with a hash of its key, so that the uploads of a key can be found.
final class UploadFolder {
    private final Path folder;

    private UploadFolder(Path folder) {
        this.folder = folder;
    }

    static UploadFolder open(Path root) throws IOException {
        Path folder = root.resolve(ObjectKey.RESERVED).resolve("uploads");
        Files.createDirectories(folder);
        return new UploadFolder(folder);
    }

    Path newFile(ObjectKey key) {
        return folder.resolve(hash(key) + "-" + UUID.randomUUID() + ".part");
    }

    int deleteAllOf(ObjectKey key) throws IOException {
        String start = hash(key) + "-";
        return delete(file -> String.valueOf(file.getFileName()).startsWith(start));
    }

    int deleteOlderThan(Duration age) throws IOException {
        Instant limit = Instant.now().minus(age);
        return delete(file -> lastWritten(file).isBefore(limit));
    }

    private int delete(Predicate<Path> condition) throws IOException {
        int deleted = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.part")) {
            for (Path file : files) {
                if (condition.test(file) && Files.deleteIfExists(file)) {
                    deleted++;
                }
            }
            return deleted;
        } catch (NoSuchFileException none) {
            return deleted;
        } catch (DirectoryIteratorException failure) {
            throw DirectoryFailures.translate(Objects.requireNonNull(failure.getCause()));
        } catch (IOException failure) {
            throw DirectoryFailures.translate(failure);
        }
    }

    /// A file that ends meanwhile counts as written just now: there is nothing left to sweep.
    private static Instant lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
        } catch (IOException gone) {
            return Instant.MAX;
        }
    }

    private static String hash(ObjectKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
