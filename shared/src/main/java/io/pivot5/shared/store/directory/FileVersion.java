package io.pivot5.shared.store.directory;

import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One content of a file, told from others by what the file system keeps anyway: inode, size and time of modification
/// in nanoseconds. Costs one system call and survives restarts. Blind for a change in place that keeps the size and
/// falls into the same tick of the kernel's clock (4 ms or less), or sets the old time again; publishing by rename is
/// always seen. A restored backup has other inodes, so other ETags.
record FileVersion(long inode, long size, FileTime time) {

    /// The version of the regular file at `path`; empty if something else is there, a link included.
    static Optional<FileVersion> of(Path path) throws IOException {
        Map<String, Object> unix =
                Files.readAttributes(path, "unix:ino,size,lastModifiedTime,isRegularFile", LinkOption.NOFOLLOW_LINKS);
        if (unix.get("ino") instanceof Long inode
                && unix.get("size") instanceof Long size
                && unix.get("lastModifiedTime") instanceof FileTime time
                && unix.get("isRegularFile") instanceof Boolean regular
                && regular) {
            return Optional.of(new FileVersion(inode, size, time));
        }
        return Optional.empty();
    }

    ETag etag() {
        return new ETag(Long.toHexString(inode) + "-" + Long.toHexString(size) + "-"
                + Long.toHexString(time.to(TimeUnit.NANOSECONDS)));
    }

    ObjectInfo info(ObjectKey key) {
        Instant modified = time.toInstant();
        return new ObjectInfo(key, size, etag(), modified);
    }

    /// Whether `later` is this very file with another content, as opposed to another file in its place.
    boolean rewrittenAs(FileVersion later) {
        return inode == later.inode && !equals(later);
    }
}
