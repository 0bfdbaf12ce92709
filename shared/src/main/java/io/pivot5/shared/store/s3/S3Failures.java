package io.pivot5.shared.store.s3;

import io.minio.errors.ErrorResponseException;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.StoreException;
import java.io.IOException;
import java.util.Set;

/// The two steps from what the SDK throws to the failures of a store: is it worth another attempt, and if not, what
/// does the answer mean for an object.
final class S3Failures {
    private static final Set<Integer> PASSING_STATUS = Set.of(408, 429, 500, 502, 503, 504);

    /// Words of S3 and MinIO for "not now", also found under statuses that say otherwise (200 among them).
    private static final Set<String> PASSING_CODES = Set.of(
            "InternalError",
            "RequestTimeout",
            "RequestTimeTooSkewed",
            "ConditionalRequestConflict",
            "ServiceUnavailable",
            "SlowDown",
            "SlowDownRead",
            "SlowDownWrite",
            "Throttling",
            "ThrottlingException",
            "XMinioServerNotInitialized",
            "IncompleteBody");

    private static final Set<String> SLOWER = Set.of("SlowDown", "SlowDownRead", "SlowDownWrite", "Throttling");

    private static final Set<String> FULL =
            Set.of("XMinioStorageFull", "XMinioAdminBucketQuotaExceeded", "QuotaExceeded", "StorageFull");

    private static final Set<String> NO_ROOM_FOR_KEY = Set.of(
            "XMinioParentIsObject",
            "XMinioObjectExistsAsDirectory",
            "XMinioInvalidObjectName",
            "KeyTooLongError",
            "InvalidObjectName");

    private S3Failures() {}

    /// What a request without success is: [TransientFailure] or [S3Error]. `status` is that of the answer, 0 if none
    /// came.
    static IOException translate(Throwable failure, int status) {
        if (failure instanceof ErrorResponseException answer) {
            String code = String.valueOf(answer.errorResponse().code());
            if (!FULL.contains(code) && (PASSING_STATUS.contains(status) || PASSING_CODES.contains(code))) {
                boolean slower = SLOWER.contains(code) || status == 429;
                return new TransientFailure("it answers " + status + " " + code, !slower, null);
            }
            return new S3Error(status, code);
        }
        if (failure instanceof IOException transport) {
            return new TransientFailure("the connection failed", true, transport);
        }
        if (status == 0 || status < 300 || PASSING_STATUS.contains(status)) {
            return new TransientFailure("it answers " + status + " in words that make no sense", true, null);
        }
        return new S3Error(status, "");
    }

    /// What a final answer means for an object.
    static StoreException explain(S3Error error, ObjectKey key, ETag expected) {
        if (error.status() == 412) {
            return new StoreException.ObjectChanged(key, expected);
        }
        if (error.status() == 404 && !error.code().equals("NoSuchBucket")) {
            return new StoreException.UnknownObject(key);
        }
        if (error.status() == 507 || FULL.contains(error.code())) {
            return new StoreException.StorageFull(error);
        }
        if (NO_ROOM_FOR_KEY.contains(error.code())) {
            return new StoreException.KeyRefused(key, "the store says " + error.code());
        }
        return rejected(error);
    }

    /// What a final answer to a writing request means.
    static StoreException explainWrite(S3Error error, ObjectKey key) {
        if (error.status() == 412) {
            return new StoreException.ObjectExists(key);
        }
        if (error.code().equals("NoSuchUpload")) {
            return new StoreException.Rejected("this upload was ended by somebody else", error);
        }
        return explain(error, key, ETag.ANY);
    }

    /// What a final answer means that is about no object.
    static StoreException rejected(S3Error error) {
        String reason = switch (error.status()) {
            case 401, 403 -> "access is denied to the credentials it is configured with";
            case 404 -> "there is no such bucket";
            case 301, 307 -> "the bucket is in another region";
            default -> error.status() + " " + error.code();
        };
        return new StoreException.Rejected(reason, error);
    }
}
