package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ListPage;
import io.pivot5.shared.store.ListRequest;
import io.pivot5.shared.store.ObjectContent;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.Upload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A directory as a bucket: the object `a/b.h5` is the file `a/b.h5` below the root, so files may be put there by hand.
///
/// **Keys.** A file is an object if it is regular, its real path is its key's, and the key follows the rule of
/// [ObjectKey]; links are neither followed nor listed. `a` and `a/b` exclude each other, so do keys that differ in case
/// where the file system ignores it, and a name has at most 255 bytes: the upload is refused.
///
/// **Durability.** A commit returns when the file and the folders it is in are on the disk. Deleting is not synced: a
/// deleted object may be back after a loss of power.
///
/// **Limits.** A page of a listing reads every name of the folders it touches.
public final class DirectoryObjectStore implements ObjectStore {
    private final KeyPaths paths;
    private final UploadFolder uploads;

    private DirectoryObjectStore(KeyPaths paths, UploadFolder uploads) {
        this.paths = paths;
        this.uploads = uploads;
    }

    /// Opens a bucket, making the directory if it is missing.
    public static DirectoryObjectStore open(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
            Path root = directory.toRealPath();
            return new DirectoryObjectStore(new KeyPaths(root), UploadFolder.open(root));
        } catch (IOException failure) {
            throw DirectoryFailures.translateWrite(failure, Path.of("/"));
        }
    }

    @Override
    public ObjectInfo head(ObjectKey key) throws IOException {
        return paths.find(key)
                .orElseThrow(() -> new StoreException.UnknownObject(key))
                .info(key);
    }

    @Override
    public ListPage list(ListRequest request) throws IOException {
        try {
            // A folder that went away, such as a mount, is no empty bucket.
            if (!Files.isDirectory(paths.root())) {
                throw new NoSuchFileException(paths.root().toString());
            }
            return new DirectoryListing(paths.root(), request).page();
        } catch (IOException failure) {
            throw DirectoryFailures.translate(failure);
        }
    }

    @Override
    public void readFully(ObjectKey key, long offset, ByteBuffer target, ETag expected) throws IOException {
        try (OpenFile file = OpenFile.open(paths, key)) {
            file.require(expected);
            long size = file.info().size();
            if (offset < 0 || offset > size - target.remaining()) {
                throw new StoreException.OutOfRange(key, size);
            }
            file.readFully(offset, target);
        }
    }

    @Override
    public ObjectInfo readTail(ObjectKey key, ByteBuffer target) throws IOException {
        try (OpenFile file = OpenFile.open(paths, key)) {
            ObjectInfo info = file.info();
            int limit = target.limit();
            int count = (int) Math.min(target.remaining(), info.size());
            try {
                target.limit(target.position() + count);
                file.readFully(info.size() - count, target);
            } finally {
                target.limit(limit);
            }
            return info;
        }
    }

    @Override
    public ObjectContent open(ObjectKey key, ByteRange range, ETag expected) throws IOException {
        return content(key, range, Optional.empty(), expected).orElseThrow();
    }

    @Override
    public Optional<ObjectContent> openIfChanged(ObjectKey key, ByteRange range, ETag known) throws IOException {
        return content(key, range, Optional.of(known), ETag.ANY);
    }

    private Optional<ObjectContent> content(ObjectKey key, ByteRange range, Optional<ETag> known, ETag expected)
            throws IOException {
        OpenFile file = OpenFile.open(paths, key);
        boolean handedOver = false;
        try {
            ObjectInfo info = file.info();
            if (known.isPresent() && known.get().equals(info.etag())) {
                return Optional.empty();
            }
            file.require(expected);
            ByteRange.Span span = file.span(range);
            handedOver = true;
            return Optional.of(new ObjectContent(info, span, new FileSpanStream(file, span)));
        } finally {
            if (!handedOver) {
                file.close();
            }
        }
    }

    @Override
    public Upload upload(ObjectKey key, PutMode mode, int held) throws IOException {
        paths.writable(key);
        return DirectoryUpload.begin(paths, uploads.newFile(key), key, mode, held);
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        if (paths.find(key).isEmpty()) {
            return;
        }
        Path path = paths.existing(key);
        try {
            Files.deleteIfExists(path);
            deleteEmptyFolders(path);
        } catch (IOException failure) {
            throw DirectoryFailures.translate(failure);
        }
    }

    /// Folders live as long as the objects in them. An upload that needs one of them just now makes it again.
    private void deleteEmptyFolders(Path path) throws IOException {
        for (Path at = path.getParent(); at != null && !at.equals(paths.root()); at = at.getParent()) {
            try {
                Files.delete(at);
            } catch (DirectoryNotEmptyException | NoSuchFileException stays) {
                return;
            }
        }
    }

    @Override
    public int discardUploads(ObjectKey key) throws IOException {
        return uploads.deleteAllOf(key);
    }

    @Override
    public int sweepAbandoned(Duration olderThan) throws IOException {
        return uploads.deleteOlderThan(olderThan);
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }
}
