package io.pivot5.shared.store.s3;

import io.minio.Http;
import io.minio.ListMultipartUploadsArgs;
import io.minio.MinioAsyncClient;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// The SDK's client with a parser of our own for the one answer that its parser refuses: MinIO names no storage class
/// of an unfinished upload, which the SDK insists on.
final class TolerantClient extends MinioAsyncClient {
    TolerantClient(MinioAsyncClient client) {
        super(client);
    }

    /// A page of the unfinished uploads of keys with this prefix, behind the markers of the page before.
    CompletableFuture<UnfinishedUploads> unfinishedUploads(
            String bucket, String prefix, String keyMarker, String uploadIdMarker) {
        Http.QueryParameters query = new Http.QueryParameters("uploads", "", "prefix", prefix, "encoding-type", "url");
        if (!keyMarker.isEmpty()) {
            query.put("key-marker", keyMarker);
            query.put("upload-id-marker", uploadIdMarker);
        }
        ListMultipartUploadsArgs args =
                ListMultipartUploadsArgs.builder().bucket(bucket).build();
        return executeGetAsync(args, null, query).thenApply(response -> {
            try (response) {
                return UnfinishedUploads.parse(response.body().byteStream());
            } catch (IOException failure) {
                throw new CompletionException(failure);
            }
        });
    }
}
