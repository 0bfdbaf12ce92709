package io.pivot5.shared.store.s3;

import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.ListObjectsV2Args;
import io.minio.RemoveObjectArgs;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import io.minio.messages.ListObjectsResult;
import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ListEntry;
import io.pivot5.shared.store.ListPage;
import io.pivot5.shared.store.ListRequest;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.Utf8Order;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The requests of reading, listing and deleting, each sent once; [UploadRequests] has those of writing.
final class S3Requests {
    private final S3Connection connection;
    private final String bucket;

    S3Requests(S3Connection connection, String bucket) {
        this.connection = connection;
        this.bucket = bucket;
    }

    ObjectInfo head(ObjectKey key) throws IOException {
        HeadObjectResponse answer = headers(key);
        return S3Headers.info(key, S3Headers.length(answer.headers()), answer.headers());
    }

    /// The value of a header that was given to an object when it was uploaded.
    Optional<String> metadata(ObjectKey key, String name) throws IOException {
        return Optional.ofNullable(headers(key).headers().get(name));
    }

    private HeadObjectResponse headers(ObjectKey key) throws IOException {
        return connection.send(client -> client.headObject(
                HeadObjectArgs.builder().bucket(bucket).object(key.value()).build()));
    }

    /// A range of an object: expected to have an ETag, or known to have had one and then answered by 304.
    S3Content get(ObjectKey key, ByteRange range, ETag expected, Optional<ETag> known) throws IOException {
        GetObjectArgs.Builder args = GetObjectArgs.builder().bucket(bucket).object(key.value());
        S3Headers.range(range).ifPresent(header -> args.extraHeaders(Map.of("Range", header)));
        args.matchETag(S3Headers.condition(expected));
        known.ifPresent(etag -> args.notMatchETag(S3Headers.condition(etag)));
        GetObjectResponse answer = connection.send(client -> client.getObject(args.build()));
        boolean accepted = false;
        try {
            S3Headers.SizedSpan sized = S3Headers.span(range, answer.headers());
            ObjectInfo info = S3Headers.info(key, sized.size(), answer.headers());
            if (!expected.accepts(info.etag())) {
                throw new StoreException.ObjectChanged(key, expected);
            }
            accepted = true;
            return new S3Content(info, sized.span(), answer);
        } finally {
            if (!accepted) {
                answer.close();
            }
        }
    }

    ListPage list(ListRequest request) throws IOException {
        ListObjectsV2Args.Builder args = ListObjectsV2Args.builder()
                .bucket(bucket)
                .prefix(request.prefix())
                .delimiter(request.folders() ? "/" : "")
                .maxKeys(request.limit())
                // As plain XML, keys could not hold every character.
                .encodingType("url");
        request.cursor().ifPresent(args::continuationToken);
        ListBucketResultV2 result =
                connection.send(client -> client.listObjectsV2(args.build())).result();
        List<ListEntry> entries = new ArrayList<>();
        for (Item item : result.contents()) {
            item.setEncodingType(result.encodingType());
            if (ObjectKey.isValid(item.objectName())) {
                entries.add(info(item));
            }
        }
        for (ListObjectsResult.Prefix prefix : result.commonPrefixes()) {
            Item item = prefix.toItem();
            item.setEncodingType(result.encodingType());
            if (ObjectKey.isPrefix(item.objectName())) {
                entries.add(new ListEntry.Folder(item.objectName()));
            }
        }
        entries.sort(Comparator.comparing(ListEntry::name, Utf8Order.COMPARATOR));
        return new ListPage(
                entries, result.isTruncated() ? Optional.ofNullable(result.nextContinuationToken()) : Optional.empty());
    }

    private static ObjectInfo info(Item item) {
        Instant modified = item.lastModified().toInstant();
        ETag etag = S3Headers.etag(item.etag(), item.size(), modified);
        return new ObjectInfo(ObjectKey.of(item.objectName()), item.size(), etag, modified);
    }

    void delete(ObjectKey key) throws IOException {
        connection.send(client -> client.removeObject(
                RemoveObjectArgs.builder().bucket(bucket).object(key.value()).build()));
    }
}
