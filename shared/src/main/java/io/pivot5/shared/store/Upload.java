package io.pivot5.shared.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An object being written, front to back, of a length nobody knows yet. It exists from its commit on, whole, or never.
///
/// **Lifecycle.** [#commit] or [#discard] ends it; closing an upload that was not committed discards it. A write or
/// commit that fails has discarded it already.
///
/// **Threads.** One at a time.
public interface Upload extends Closeable {

    /// Appends what remains in `source`. The bytes are copied or sent when this returns.
    ///
    /// @throws StoreException.StorageFull if there is no space left
    void write(ByteBuffer source) throws IOException;

    /// Length of the object so far, the held bytes included: the offset that the next write goes to.
    long position();

    /// Publishes an object that holds nothing back.
    ///
    /// @throws StoreException.ObjectExists in mode [PutMode#CREATE] if the key was taken meanwhile
    default StoredObject commit() throws IOException {
        return commit(ByteBuffer.allocate(0));
    }

    /// Publishes the object, `first` being its held bytes: exactly as many as were held back.
    StoredObject commit(ByteBuffer first) throws IOException;

    /// Abandons the upload. What cannot be cleaned up now is left to [ObjectStore#sweepAbandoned].
    void discard();

    /// As [#discard], unless committed. Safe to call more than once.
    @Override
    default void close() {
        discard();
    }
}
