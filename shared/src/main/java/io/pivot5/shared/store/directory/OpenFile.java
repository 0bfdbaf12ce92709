package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// A file open for reading, of which it is known which version it is. Every read notices a file that is rewritten in
/// place; one that is replaced or deleted meanwhile is read to its end.
final class OpenFile implements Closeable {
    private static final int ATTEMPTS = 10;

    private final KeyPaths paths;
    private final ObjectKey key;
    private final FileChannel channel;
    private final FileVersion version;

    private OpenFile(KeyPaths paths, ObjectKey key, FileChannel channel, FileVersion version) {
        this.paths = paths;
        this.key = key;
        this.channel = channel;
        this.version = version;
    }

    static OpenFile open(KeyPaths paths, ObjectKey key) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            FileVersion version = paths.find(key).orElseThrow(() -> new StoreException.UnknownObject(key));
            FileChannel channel;
            try {
                channel = FileChannel.open(
                        paths.existing(key), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            } catch (NoSuchFileException gone) {
                throw new StoreException.UnknownObject(key);
            } catch (IOException failure) {
                throw DirectoryFailures.translate(failure);
            }
            // The same before and after: then what was opened between is this version, too.
            if (paths.find(key).equals(Optional.of(version))) {
                return new OpenFile(paths, key, channel, version);
            }
            channel.close();
        }
        throw new StoreException.Unavailable(key + " changes all the time", Duration.ofSeconds(1), null);
    }

    ObjectInfo info() {
        return version.info(key);
    }

    void require(ETag expected) throws StoreException {
        if (!expected.accepts(version.etag())) {
            throw new StoreException.ObjectChanged(key, expected);
        }
    }

    ByteRange.Span span(ByteRange range) throws StoreException {
        return range.within(version.size()).orElseThrow(() -> new StoreException.OutOfRange(key, version.size()));
    }

    /// Fills `target` with bytes that exist in this version.
    void readFully(long offset, ByteBuffer target) throws IOException {
        int start = target.position();
        try {
            while (target.hasRemaining()) {
                if (channel.read(target, offset + target.position() - start) < 0) {
                    throw new StoreException.ObjectChanged(key, version.etag());
                }
            }
            requireUnchanged();
        } catch (IOException failure) {
            target.position(start);
            throw DirectoryFailures.translate(failure);
        }
    }

    private void requireUnchanged() throws IOException {
        Optional<FileVersion> now = paths.find(key);
        if (now.isPresent() && version.rewrittenAs(now.get())) {
            throw new StoreException.ObjectChanged(key, version.etag());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
