package io.pivot5.shared.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/// A bucket of immutable objects under UTF-8 keys.
///
/// **Threads.** Every call blocks; any number of threads may call at once. Meant for virtual threads: interrupting one
/// ends its request, the call throws [java.io.InterruptedIOException] and the interrupt flag stays set.
///
/// **Failures.** Everything else that goes wrong is a [StoreException]. A call that takes an expected [ETag] never
/// returns bytes of another version of the object: it throws [StoreException.ObjectChanged].
///
/// **Limits.** An object holds at most 5 TiB. Whether `a` and `a/b` may both exist is the store's matter; where not,
/// the second upload is refused with [StoreException.KeyRefused] and the first object stays.
public interface ObjectStore extends Closeable {

    /// Size, time and ETag of an object.
    ///
    /// @throws StoreException.UnknownObject if there is none
    ObjectInfo head(ObjectKey key) throws IOException;

    /// One page of a listing, in the binary order of the keys' UTF-8.
    ///
    /// @throws StoreException.InvalidCursor if the cursor is none that this store gave out
    ListPage list(ListRequest request) throws IOException;

    /// Fills `target` with the object's bytes from `offset` on. After a failure the buffer's position is where it was
    /// and the bytes behind it are undefined.
    ///
    /// @throws StoreException.OutOfRange if the object ends before the buffer is full
    /// @throws StoreException.ObjectChanged if the object is no longer the expected one
    void readFully(ObjectKey key, long offset, ByteBuffer target, ETag expected) throws IOException;

    /// Fills `target` with the last bytes of the object, all of them if it is shorter, and says what the object is:
    /// size
    /// and ETag come in the same request.
    ObjectInfo readTail(ObjectKey key, ByteBuffer target) throws IOException;

    /// The bytes of a range as a stream. A range that goes beyond the end is cut there.
    ///
    /// @throws StoreException.OutOfRange if the range begins at or behind the end
    /// @throws StoreException.ObjectChanged if the object is not the expected one, here or while the stream is read
    ObjectContent open(ObjectKey key, ByteRange range, ETag expected) throws IOException;

    /// As [#open], but empty, and without any content transferred, if the object still has the ETag `known`.
    Optional<ObjectContent> openIfChanged(ObjectKey key, ByteRange range, ETag known) throws IOException;

    /// Begins an upload whose first `held` bytes are given at its commit. Nothing is visible under the key before.
    ///
    /// @throws StoreException.KeyRefused if the store cannot hold such a key
    Upload upload(ObjectKey key, PutMode mode, int held) throws IOException;

    /// Begins an upload that is written from its first byte on.
    default Upload upload(ObjectKey key, PutMode mode) throws IOException {
        return upload(key, mode, 0);
    }

    /// Removes an object. Removing what is not there succeeds.
    void delete(ObjectKey key) throws IOException;

    /// Ends every unfinished upload of this key, whoever began it, and returns how many there were. For the one who
    /// takes over a dead process's work.
    int discardUploads(ObjectKey key) throws IOException;

    /// Ends unfinished uploads that were not written to for `olderThan`, or begun before where a store knows only that,
    /// and returns how many there were.
    int sweepAbandoned(Duration olderThan) throws IOException;
}
