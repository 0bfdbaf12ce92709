package io.pivot5.shared.store;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Everything that can go wrong between a caller and the bucket, as types. Messages name the key and never a secret.
public abstract sealed class StoreException extends IOException {
    private static final long serialVersionUID = 1;

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// There is no object with this key.
    public static final class UnknownObject extends StoreException {
        private static final long serialVersionUID = 1;

        public UnknownObject(ObjectKey key) {
            super("there is no object " + key, null);
        }
    }

    /// The object is not, or no longer, the version the caller expects.
    public static final class ObjectChanged extends StoreException {
        private static final long serialVersionUID = 1;

        public ObjectChanged(ObjectKey key, ETag expected) {
            super("object " + key + " changed: its ETag is no longer " + expected.value(), null);
        }
    }

    /// An upload that may only create found the key taken.
    public static final class ObjectExists extends StoreException {
        private static final long serialVersionUID = 1;

        public ObjectExists(ObjectKey key) {
            super("there is an object " + key + " already", null);
        }
    }

    /// This store cannot hold an object of this key: a name too long for it, or one that is a folder of others.
    public static final class KeyRefused extends StoreException {
        private static final long serialVersionUID = 1;

        public KeyRefused(ObjectKey key, String reason) {
            super("object " + key + " cannot be stored: " + reason, null);
        }
    }

    /// The object ends before the bytes asked for.
    public static final class OutOfRange extends StoreException {
        private static final long serialVersionUID = 1;

        private final long size;

        public OutOfRange(ObjectKey key, long size) {
            super("the bytes asked for are behind the end of object " + key + ", which has " + size, null);
            this.size = size;
        }

        /// The size of the object.
        public long size() {
            return size;
        }
    }

    /// The cursor of a listing is not one that this store gave out.
    public static final class InvalidCursor extends StoreException {
        private static final long serialVersionUID = 1;

        public InvalidCursor() {
            super("the cursor is not one of this listing", null);
        }
    }

    /// No space is left.
    public static final class StorageFull extends StoreException {
        private static final long serialVersionUID = 1;

        public StorageFull(@Nullable Throwable cause) {
            super("the bucket has no space left", cause);
        }
    }

    /// The store answers, but not to us as we are configured: credentials, bucket, region or permissions.
    public static final class Rejected extends StoreException {
        private static final long serialVersionUID = 1;

        public Rejected(String reason, @Nullable Throwable cause) {
            super("the bucket rejects the request: " + reason, cause);
        }
    }

    /// The store does not answer, or not in time, or with nonsense. Trying again later may help.
    public static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1;

        private final Duration retryAfter;

        public Unavailable(String reason, Duration retryAfter, @Nullable Throwable cause) {
            super("the bucket is not available: " + reason, cause);
            this.retryAfter = retryAfter;
        }

        /// When asking again is worth while.
        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
