package io.pivot5.app.inspect;

import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// An object of the bucket as the source of an HDF5 file.
///
/// Pinned to the version that it had when it was opened: once the object is another one, every read fails with
/// [StoreException.ObjectChanged], so that bytes of two versions never meet. Closing it leaves the store open.
public final class ObjectRangeReader implements RangeReader {

    private final ObjectStore store;
    private final ObjectInfo object;

    private ObjectRangeReader(ObjectStore store, ObjectInfo object) {
        this.store = store;
        this.object = object;
    }

    /// Takes the object as it is now.
    ///
    /// @throws StoreException.UnknownObject if there is none
    public static ObjectRangeReader open(ObjectStore store, ObjectKey key) throws IOException {
        return new ObjectRangeReader(store, store.head(key));
    }

    @Override
    public long length() {
        return object.size();
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
        if (position > object.size() - target.remaining()) {
            throw new EOFException("The object ends at " + object.size());
        }
        store.readFully(object.key(), position, target, object.etag());
    }

    @Override
    public void close() {}
}
