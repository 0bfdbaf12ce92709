package io.pivot5.shared.store.s3;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A bucket behind the S3 API, addressed by path. Requests that fail in passing are repeated, bodies that break off are
/// resumed, and while the store is gone calls fail at once instead of waiting for it.
///
/// **Requests.** Each of head, a page of a list, a read, a tail and a delete is one; an upload that fits into one part
/// is one, a longer one has two more than parts.
public final class S3ObjectStore implements ObjectStore {
    private final S3Connection connection;
    private final S3Requests requests;
    private final UploadRequests uploads;
    private final Attempts attempts;
    private final S3Options options;

    private S3ObjectStore(S3Connection connection, S3Location location, S3Options options) {
        this.connection = connection;
        this.requests = new S3Requests(connection, location.bucket());
        this.uploads = new UploadRequests(connection, location.bucket());
        this.attempts = new Attempts(new CircuitBreaker(options.circuitPause(), System::nanoTime));
        this.options = options;
    }

    /// Makes a store without asking it anything yet.
    public static S3ObjectStore connect(S3Location location, S3Options options) {
        return new S3ObjectStore(new S3Connection(location, options), location, options);
    }

    @Override
    public ObjectInfo head(ObjectKey key) throws IOException {
        return read(key, ETag.ANY, () -> requests.head(key));
    }

    @Override
    public ListPage list(ListRequest request) throws IOException {
        if (!ObjectKey.isPrefix(request.prefix())) {
            return new ListPage(List.of(), Optional.empty());
        }
        try {
            return attempts.run(options.reads(), _ -> requests.list(request));
        } catch (S3Error error) {
            if (error.status() == 400 && request.cursor().isPresent()) {
                throw new StoreException.InvalidCursor();
            }
            throw S3Failures.rejected(error);
        }
    }

    @Override
    public void readFully(ObjectKey key, long offset, ByteBuffer target, ETag expected) throws IOException {
        if (!target.hasRemaining()) {
            return;
        }
        int wanted = target.remaining();
        try (ObjectContent content = open(key, new ByteRange.Slice(offset, wanted), expected)) {
            if (content.span().length() < wanted) {
                throw new StoreException.OutOfRange(key, content.info().size());
            }
            BodyCopy.fill(content.stream(), target, wanted);
        }
    }

    @Override
    public ObjectInfo readTail(ObjectKey key, ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return head(key);
        }
        try (ObjectContent content = open(key, new ByteRange.Last(target.remaining()), ETag.ANY)) {
            BodyCopy.fill(
                    content.stream(), target, Math.toIntExact(content.span().length()));
            return content.info();
        } catch (StoreException.OutOfRange empty) {
            return head(key);
        }
    }

    @Override
    public ObjectContent open(ObjectKey key, ByteRange range, ETag expected) throws IOException {
        return resuming(read(key, expected, () -> requests.get(key, range, expected, Optional.empty())));
    }

    @Override
    public Optional<ObjectContent> openIfChanged(ObjectKey key, ByteRange range, ETag known) throws IOException {
        S3Content content;
        try {
            content = attempts.run(options.reads(), _ -> requests.get(key, range, ETag.ANY, Optional.of(known)));
        } catch (S3Error error) {
            if (error.status() == 304) {
                return Optional.empty();
            }
            throw explainRead(error, key, known);
        }
        if (known.accepts(content.info().etag())) {
            content.body().close();
            return Optional.empty();
        }
        return Optional.of(resuming(content));
    }

    private ObjectContent resuming(S3Content content) {
        return new ObjectContent(
                content.info(), content.span(), new ResumingStream(requests, attempts, options.reads(), content));
    }

    @Override
    public Upload upload(ObjectKey key, PutMode mode, int held) {
        return new S3Upload(requests, uploads, attempts, options, key, mode, held);
    }

    @Override
    public void delete(ObjectKey key) throws IOException {
        try {
            attempts.run(options.reads(), _ -> {
                requests.delete(key);
                return key;
            });
        } catch (S3Error error) {
            StoreException failure = S3Failures.explain(error, key, ETag.ANY);
            if (!(failure instanceof StoreException.UnknownObject)) {
                throw failure;
            }
        }
    }

    @Override
    public int discardUploads(ObjectKey key) throws IOException {
        return discard(key.value(), upload -> upload.key().equals(key.value()));
    }

    /// Goes by when an upload was begun: S3 does not say when it was last written to.
    @Override
    public int sweepAbandoned(Duration olderThan) throws IOException {
        Instant limit = Instant.now().minus(olderThan);
        return discard("", upload -> upload.begun().isBefore(limit));
    }

    private int discard(String prefix, Predicate<UnfinishedUploads.Unfinished> condition) throws IOException {
        int discarded = 0;
        String keyMarker = "";
        String uploadIdMarker = "";
        try {
            while (true) {
                String fromKey = keyMarker;
                String fromUpload = uploadIdMarker;
                UnfinishedUploads page =
                        attempts.run(options.reads(), _ -> uploads.unfinished(prefix, fromKey, fromUpload));
                for (UnfinishedUploads.Unfinished upload : page.uploads()) {
                    if (ObjectKey.isValid(upload.key()) && condition.test(upload)) {
                        abort(ObjectKey.of(upload.key()), upload.uploadId());
                        discarded++;
                    }
                }
                if (!page.truncated() || page.nextKeyMarker().isEmpty()) {
                    return discarded;
                }
                keyMarker = page.nextKeyMarker();
                uploadIdMarker = page.nextUploadIdMarker();
            }
        } catch (S3Error error) {
            throw S3Failures.rejected(error);
        }
    }

    private void abort(ObjectKey key, String uploadId) throws IOException {
        try {
            attempts.run(options.reads(), _ -> {
                uploads.abort(key, uploadId);
                return uploadId;
            });
        } catch (S3Error error) {
            if (error.status() != 404) {
                throw error;
            }
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    @FunctionalInterface
    private interface Read<T> {
        T run() throws IOException;
    }

    private <T> T read(ObjectKey key, ETag expected, Read<T> request) throws IOException {
        try {
            return attempts.run(options.reads(), _ -> request.run());
        } catch (S3Error error) {
            throw explainRead(error, key, expected);
        }
    }

    private IOException explainRead(S3Error error, ObjectKey key, ETag expected) throws IOException {
        if (error.status() == 416) {
            return new StoreException.OutOfRange(key, head(key).size());
        }
        return S3Failures.explain(error, key, expected);
    }
}
