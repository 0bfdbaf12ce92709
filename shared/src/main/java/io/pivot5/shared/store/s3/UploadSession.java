package io.pivot5.shared.store.s3;

import io.minio.messages.Part;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one upload asks of the store, each request repeated as the policy says and safe to repeat: whether an attempt
/// with a lost reply had worked is told by the mark that the object carries.
final class UploadSession {
    private static final Logger LOG = LoggerFactory.getLogger(UploadSession.class);

    private final S3Requests requests;
    private final UploadRequests uploads;
    private final Attempts attempts;
    private final S3Options options;
    private final ObjectKey key;
    private final PutMode mode;
    private final String mark;

    /// Set once, by the thread of the upload, before any part is sent.
    private volatile @Nullable String uploadId;

    UploadSession(
            S3Requests requests,
            UploadRequests uploads,
            Attempts attempts,
            S3Options options,
            ObjectKey key,
            PutMode mode,
            String mark) {
        this.requests = requests;
        this.uploads = uploads;
        this.attempts = attempts;
        this.options = options;
        this.key = key;
        this.mode = mode;
        this.mark = mark;
    }

    boolean isBegun() {
        return uploadId != null;
    }

    void begin() throws IOException {
        if (uploadId == null) {
            uploadId = run(_ -> uploads.begin(key, mark));
        }
    }

    ETag put(PartBody body) throws IOException {
        return run(number -> {
            try {
                return uploads.put(key, body, mode, mark);
            } catch (S3Error error) {
                return ownAfterLostReply(number, error);
            }
        });
    }

    Part part(int part, PartBody body) throws IOException {
        String id = begun();
        return run(_ -> uploads.part(key, id, part, body));
    }

    ETag complete(List<Part> parts) throws IOException {
        String id = begun();
        ETag etag = run(number -> {
            try {
                return uploads.complete(key, id, parts, mode);
            } catch (S3Error error) {
                return ownAfterLostReply(number, error);
            }
        });
        uploadId = null;
        return etag;
    }

    void abort() {
        String id = uploadId;
        if (id == null) {
            return;
        }
        try {
            attempts.run(options.reads(), _ -> {
                uploads.abort(key, id);
                return id;
            });
        } catch (S3Error gone) {
            LOG.debug("Upload of {} was ended already: {}", key, gone.code());
        } catch (IOException failure) {
            LOG.warn("An abandoned upload of {} stays until it is swept: {}", key, failure.getMessage());
        }
    }

    /// A repeated request that finds the key taken, or its upload gone, may have been preceded by itself.
    private ETag ownAfterLostReply(int number, S3Error error) throws IOException {
        boolean possible = error.status() == 412 || error.code().equals("NoSuchUpload");
        if (number > 1 && possible) {
            try {
                if (requests.metadata(key, UploadRequests.UPLOAD_MARK).equals(Optional.of(mark))) {
                    return requests.head(key).etag();
                }
            } catch (S3Error absent) {
                LOG.debug("No object {} behind a lost reply: {}", key, absent.code());
            }
        }
        throw error;
    }

    private String begun() {
        String id = uploadId;
        if (id == null) {
            throw new IllegalStateException("no multipart upload was begun");
        }
        return id;
    }

    private <T> T run(Attempts.Attempt<T> attempt) throws IOException {
        try {
            return attempts.run(options.writes(), attempt);
        } catch (S3Error error) {
            throw S3Failures.explainWrite(error, key);
        }
    }
}
