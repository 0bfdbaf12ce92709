package io.pivot5.shared.store.s3;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.Http;
import io.minio.PutObjectAPIArgs;
import io.minio.UploadPartArgs;
import io.minio.messages.Part;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/// The requests of writing, each sent once.
final class UploadRequests {
    /// A header that marks an object with the upload that made it, so that an upload whose last reply was lost knows
    /// its
    /// own work again.
    static final String UPLOAD_MARK = "x-amz-meta-pivot5-upload";

    private static final Map<String, String> ONLY_IF_ABSENT = Map.of("If-None-Match", "*");

    private final S3Connection connection;
    private final String bucket;

    UploadRequests(S3Connection connection, String bucket) {
        this.connection = connection;
        this.bucket = bucket;
    }

    ETag put(ObjectKey key, PartBody body, PutMode mode, String mark) throws IOException {
        Http.Headers headers = checksumHeaders(body);
        headers.put(UPLOAD_MARK, mark);
        PutObjectAPIArgs.Builder args = PutObjectAPIArgs.builder()
                .bucket(bucket)
                .object(key.value())
                .buffer(body)
                .headers(headers)
                .extraHeaders(conditions(mode));
        return new ETag(
                connection.send(client -> client.putObject(args.build())).etag());
    }

    String begin(ObjectKey key, String mark) throws IOException {
        CreateMultipartUploadArgs.Builder args = CreateMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key.value())
                .headers(new Http.Headers(UPLOAD_MARK, mark, "x-amz-checksum-algorithm", "CRC32C"));
        return connection
                .send(client -> client.createMultipartUpload(args.build()))
                .result()
                .uploadId();
    }

    Part part(ObjectKey key, String uploadId, int number, PartBody body) throws IOException {
        UploadPartArgs.Builder args = UploadPartArgs.builder()
                .bucket(bucket)
                .object(key.value())
                .uploadId(uploadId)
                .partNumber(number)
                .buffer(body)
                .headers(checksumHeaders(body));
        String etag = connection
                .send(client -> client.uploadPart(args.build()))
                .part()
                .etag();
        return new Part(number, etag, null, body.checksum(), null, null, null);
    }

    ETag complete(ObjectKey key, String uploadId, List<Part> parts, PutMode mode) throws IOException {
        CompleteMultipartUploadArgs.Builder args = CompleteMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key.value())
                .uploadId(uploadId)
                .parts(parts.toArray(Part[]::new))
                .maxRetries(1)
                .extraHeaders(conditions(mode));
        String etag = connection
                .send(client -> client.completeMultipartUpload(args.build()))
                .etag();
        if (etag == null) {
            throw new TransientFailure("it answers without an ETag", false, null);
        }
        return new ETag(etag.replace("\"", ""));
    }

    void abort(ObjectKey key, String uploadId) throws IOException {
        AbortMultipartUploadArgs.Builder args = AbortMultipartUploadArgs.builder()
                .bucket(bucket)
                .object(key.value())
                .uploadId(uploadId);
        connection.send(client -> client.abortMultipartUpload(args.build()));
    }

    /// A page of the unfinished uploads of keys with this prefix.
    UnfinishedUploads unfinished(String prefix, String keyMarker, String uploadIdMarker) throws IOException {
        return connection.send(client -> client.unfinishedUploads(bucket, prefix, keyMarker, uploadIdMarker));
    }

    private static Map<String, String> conditions(PutMode mode) {
        return switch (mode) {
            case REPLACE -> Map.of();
            case CREATE -> ONLY_IF_ABSENT;
        };
    }

    private static Http.Headers checksumHeaders(PartBody body) {
        return new Http.Headers("x-amz-checksum-crc32c", body.checksum(), "x-amz-sdk-checksum-algorithm", "CRC32C");
    }
}
