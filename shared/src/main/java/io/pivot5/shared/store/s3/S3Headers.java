package io.pivot5.shared.store.s3;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/// The headers of an object, to and fro. A store that gives no ETag gets one here, of size and time, which is compared
/// on our side only.
final class S3Headers {
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18})");
    private static final String MADE_HERE = "~";

    private S3Headers() {}

    static Optional<String> range(ByteRange range) {
        return switch (range) {
            case ByteRange.Whole _ -> Optional.empty();
            case ByteRange.From(long offset) -> Optional.of("bytes=" + offset + "-");
            case ByteRange.Slice(long offset, long length) ->
                Optional.of("bytes=" + offset + "-" + (offset + length - 1));
            case ByteRange.Last(long length) -> Optional.of("bytes=-" + length);
        };
    }

    /// The condition to send for an ETag; null where the store could not judge it.
    static @Nullable String condition(ETag etag) {
        boolean ours = etag.equals(ETag.ANY) || etag.value().startsWith(MADE_HERE);
        return ours ? null : '"' + etag.value() + '"';
    }

    /// What the headers say of a whole object of this size.
    static ObjectInfo info(ObjectKey key, long size, Headers headers) throws TransientFailure {
        Instant modified = modified(headers);
        return new ObjectInfo(key, size, etag(headers.get("ETag"), size, modified), modified);
    }

    static ETag etag(@Nullable String header, long size, Instant modified) {
        String value = header == null ? "" : header.replace("\"", "");
        return value.isEmpty() ? new ETag(MADE_HERE + size + "-" + modified.toEpochMilli()) : new ETag(value);
    }

    /// The size of the object and the part of it in the body.
    static SizedSpan span(ByteRange asked, Headers headers) throws IOException {
        long length = length(headers);
        String header = headers.get("Content-Range");
        SizedSpan sized;
        if (header == null) {
            sized = new SizedSpan(length, new ByteRange.Span(0, length));
        } else if (length == 0 && header.endsWith("/0")) {
            // MinIO's answer to a range of an empty object, where others say 416.
            sized = new SizedSpan(0, new ByteRange.Span(0, 0));
        } else {
            Matcher matcher = CONTENT_RANGE.matcher(header);
            if (!matcher.matches()) {
                throw new TransientFailure("it answers with the range " + header, false, null);
            }
            long first = Long.parseLong(matcher.group(1));
            long last = Long.parseLong(matcher.group(2));
            sized = new SizedSpan(Long.parseLong(matcher.group(3)), new ByteRange.Span(first, last - first + 1));
        }
        if (sized.size() == 0 && asked.within(0).isEmpty()) {
            throw new S3Error(416, "InvalidRange");
        }
        boolean asAsked = asked.within(sized.size()).equals(Optional.of(sized.span()));
        if (!asAsked || sized.span().length() != length) {
            throw new TransientFailure("it answers with other bytes than those asked for", false, null);
        }
        return sized;
    }

    record SizedSpan(long size, ByteRange.Span span) {}

    static long length(Headers headers) throws TransientFailure {
        String header = headers.get("Content-Length");
        try {
            return Long.parseLong(String.valueOf(header));
        } catch (NumberFormatException none) {
            throw new TransientFailure("it answers without a length", false, null);
        }
    }

    private static Instant modified(Headers headers) throws TransientFailure {
        String header = headers.get("Last-Modified");
        try {
            return ZonedDateTime.parse(String.valueOf(header), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException none) {
            throw new TransientFailure("it answers without a time of modification", false, null);
        }
    }
}
