package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.AbstractUpload;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A temporary file that is written behind the held bytes, completed and synced at commit, and then published.
final class DirectoryUpload extends AbstractUpload {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryUpload.class);

    private final Publication publication;
    private final Path file;
    private final FileChannel channel;
    private final ObjectKey key;
    private final PutMode mode;

    private DirectoryUpload(
            Publication publication, Path file, FileChannel channel, ObjectKey key, PutMode mode, int held) {
        super(held);
        this.publication = publication;
        this.file = file;
        this.channel = channel;
        this.key = key;
        this.mode = mode;
    }

    static DirectoryUpload begin(KeyPaths paths, Path file, ObjectKey key, PutMode mode, int held) throws IOException {
        Publication publication = new Publication(paths);
        try {
            return new DirectoryUpload(publication, file, create(file), key, mode, held);
        } catch (IOException failure) {
            throw DirectoryFailures.translateWrite(failure, paths.root());
        }
    }

    private static FileChannel create(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (NoSuchFileException folderIsGone) {
            Files.createDirectories(file.resolveSibling("."));
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    @Override
    protected void append(ByteBuffer source) throws IOException {
        writeAt(position(), source);
    }

    private void writeAt(long offset, ByteBuffer source) throws IOException {
        try {
            long at = offset;
            while (source.hasRemaining()) {
                at += channel.write(source, at);
            }
        } catch (IOException failure) {
            throw DirectoryFailures.translateWrite(failure, file.resolveSibling("."));
        }
    }

    @Override
    protected StoredObject publish(ByteBuffer first) throws IOException {
        writeAt(0, first);
        try {
            channel.force(true);
            channel.close();
            // Neither renaming nor linking changes what the ETag is made of.
            ETag etag = FileVersion.of(file)
                    .orElseThrow(() -> new NoSuchFileException(file.toString()))
                    .etag();
            publication.publish(file, key, mode);
            return new StoredObject(key, position(), etag);
        } catch (NoSuchFileException gone) {
            throw new StoreException.Rejected("this upload was ended by somebody else", gone);
        } catch (IOException failure) {
            throw DirectoryFailures.translateWrite(failure, file.resolveSibling("."));
        }
    }

    @Override
    protected void abandon() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            LOG.warn("An abandoned upload of {} stays until it is swept", key, failure);
        }
    }
}
