package io.pivot5.shared.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pivot5.shared.store.Utf8Order;
import io.pivot5.shared.store.s3.S3Location;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// As much of an S3 server as our client asks of one, in memory, so that tests of the client run on every machine. It
/// checks no signatures and proves nothing about real servers; MinIO does that.
public final class S3Stub implements Closeable {
    private static final class Stored {
        private final byte[] bytes;
        private final String etag;
        private final String mark;
        private final Instant modified = Instant.now();

        Stored(byte[] bytes, String etag, String mark) {
            this.bytes = bytes;
            this.etag = etag;
            this.mark = mark;
        }
    }

    private record Upload(String key, String mark, NavigableMap<Integer, byte[]> parts, Instant begun) {}

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final boolean keepBodies;
    private final NavigableMap<String, Stored> objects = new ConcurrentSkipListMap<>(Utf8Order.COMPARATOR);
    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong bytesTaken = new AtomicLong();

    private S3Stub(boolean keepBodies) throws IOException {
        this.keepBodies = keepBodies;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static S3Stub start() throws IOException {
        return new S3Stub(true);
    }

    /// A stub that only counts the bytes it is sent, to measure the sender's memory in one process with it.
    public static S3Stub countingOnly() throws IOException {
        return new S3Stub(false);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public S3Location location() {
        return new S3Location(endpoint(), "us-east-1", "bucket", "stub", "stub-secret");
    }

    public int unfinishedUploads() {
        return uploads.size();
    }

    /// Bytes of all bodies of objects and parts so far.
    public long bytesTaken() {
        return bytesTaken.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath();
            int slash = path.indexOf('/', 1);
            String key = slash < 0
                    ? ""
                    : URLDecoder.decode(path.substring(slash + 1).replace("+", "%2B"), StandardCharsets.UTF_8);
            Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
            switch (exchange.getRequestMethod()) {
                case "HEAD", "GET" -> {
                    if (key.isEmpty()) {
                        list(exchange, query);
                    } else {
                        get(exchange, key);
                    }
                }
                case "PUT" -> put(exchange, key, query);
                case "POST" -> post(exchange, key, query);
                case "DELETE" -> delete(exchange, key, query);
                default -> error(exchange, 405, "MethodNotAllowed");
            }
        }
    }

    private void get(HttpExchange exchange, String key) throws IOException {
        Stored stored = objects.get(key);
        if (stored == null) {
            error(exchange, 404, "NoSuchKey");
            return;
        }
        String quoted = '"' + stored.etag + '"';
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        if (match != null && !match.equals(quoted)) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        exchange.getResponseHeaders().set("ETag", quoted);
        exchange.getResponseHeaders()
                .set(
                        "Last-Modified",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.ofInstant(stored.modified, ZoneOffset.UTC)));
        exchange.getResponseHeaders().set("X-Amz-Meta-Pivot5-Upload", stored.mark);
        if (quoted.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        int size = stored.bytes.length;
        int start = 0;
        int end = size;
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            Matcher matcher = RANGE.matcher(range);
            if (!matcher.matches()) {
                error(exchange, 400, "InvalidArgument");
                return;
            }
            if (matcher.group(1).isEmpty()) {
                start = (int) Math.max(0, size - Long.parseLong(matcher.group(2)));
            } else {
                start = (int) Math.min(size, Long.parseLong(matcher.group(1)));
                end = matcher.group(2).isEmpty() ? size : (int) Math.min(size, Long.parseLong(matcher.group(2)) + 1);
            }
            if (start >= size) {
                error(exchange, 416, "InvalidRange");
                return;
            }
            exchange.getResponseHeaders().set("Content-Range", "bytes " + start + "-" + (end - 1) + "/" + size);
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(end - start));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, end == start ? -1 : end - start);
        exchange.getResponseBody().write(stored.bytes, start, end - start);
    }

    private void put(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        String uploadId = query.get("uploadId");
        if (uploadId == null) {
            if (exchange.getRequestHeaders().containsKey("If-None-Match") && objects.containsKey(key)) {
                error(exchange, 412, "PreconditionFailed");
                return;
            }
            byte[] body = body(exchange);
            String etag = "object-" + ids.incrementAndGet();
            String mark = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-meta-pivot5-upload"));
            Stored stored = new Stored(body, etag, mark);
            if (!exchange.getRequestHeaders().containsKey("If-None-Match")) {
                objects.put(key, stored);
            } else if (objects.putIfAbsent(key, stored) != null) {
                error(exchange, 412, "PreconditionFailed");
                return;
            }
            created(exchange, etag);
            return;
        }
        Upload upload = uploads.get(uploadId);
        if (upload == null) {
            body(exchange);
            error(exchange, 404, "NoSuchUpload");
            return;
        }
        int number = Integer.parseInt(query.getOrDefault("partNumber", "0"));
        upload.parts().put(number, body(exchange));
        created(exchange, "part-" + number);
    }

    private static void created(HttpExchange exchange, String etag) throws IOException {
        exchange.getResponseHeaders().set("ETag", '"' + etag + '"');
        exchange.sendResponseHeaders(200, -1);
    }

    private byte[] body(HttpExchange exchange) throws IOException {
        InputStream in = exchange.getRequestBody();
        if (keepBodies) {
            byte[] bytes = in.readAllBytes();
            bytesTaken.addAndGet(bytes.length);
            return bytes;
        }
        byte[] buffer = new byte[8192];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            bytesTaken.addAndGet(count);
        }
        return new byte[0];
    }

    private void post(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        if (query.containsKey("uploads")) {
            String id = "upload-" + ids.incrementAndGet();
            String mark = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-meta-pivot5-upload"));
            uploads.put(id, new Upload(key, mark, new ConcurrentSkipListMap<>(), Instant.now()));
            xml(
                    exchange,
                    200,
                    "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>" + encode(key) + "</Key><UploadId>"
                            + id + "</UploadId></InitiateMultipartUploadResult>");
            return;
        }
        exchange.getRequestBody().readAllBytes();
        Upload upload = uploads.get(query.getOrDefault("uploadId", ""));
        if (upload == null) {
            error(exchange, 404, "NoSuchUpload");
            return;
        }
        int size =
                upload.parts().values().stream().mapToInt(part -> part.length).sum();
        byte[] bytes = new byte[size];
        int at = 0;
        for (byte[] part : upload.parts().values()) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length;
        }
        String etag = "object-" + ids.incrementAndGet();
        Stored stored = new Stored(bytes, etag, upload.mark());
        if (!exchange.getRequestHeaders().containsKey("If-None-Match")) {
            objects.put(key, stored);
        } else if (objects.putIfAbsent(key, stored) != null) {
            error(exchange, 412, "PreconditionFailed");
            return;
        }
        uploads.remove(query.getOrDefault("uploadId", ""));
        xml(
                exchange,
                200,
                "<CompleteMultipartUploadResult><Location>here</Location><Bucket>bucket</Bucket><Key>" + encode(key)
                        + "</Key><ETag>&quot;" + etag + "&quot;</ETag></CompleteMultipartUploadResult>");
    }

    private void delete(HttpExchange exchange, String key, Map<String, String> query) throws IOException {
        String uploadId = query.get("uploadId");
        if (uploadId != null && uploads.remove(uploadId) == null) {
            error(exchange, 404, "NoSuchUpload");
            return;
        }
        if (uploadId == null) {
            objects.remove(key);
        }
        exchange.sendResponseHeaders(204, -1);
    }

    private void list(HttpExchange exchange, Map<String, String> query) throws IOException {
        String prefix = query.getOrDefault("prefix", "");
        if (query.containsKey("uploads")) {
            StringBuilder xml = new StringBuilder("<ListMultipartUploadsResult><Bucket>bucket</Bucket>"
                    + "<EncodingType>url</EncodingType><IsTruncated>false</IsTruncated>");
            uploads.forEach((id, upload) -> {
                if (upload.key().startsWith(prefix)) {
                    xml.append("<Upload><Key>" + encode(upload.key()) + "</Key><UploadId>" + id
                            + "</UploadId><Initiated>" + upload.begun() + "</Initiated></Upload>");
                }
            });
            xml(exchange, 200, xml + "</ListMultipartUploadsResult>");
            return;
        }
        String token = query.getOrDefault("continuation-token", ">" + prefix);
        if (!token.startsWith(">")) {
            error(exchange, 400, "InvalidArgument");
            return;
        }
        boolean folders = "/".equals(query.get("delimiter"));
        int limit = Integer.parseInt(query.getOrDefault("max-keys", "1000"));
        StringBuilder xml = new StringBuilder("<Name>bucket</Name><EncodingType>url</EncodingType>");
        String next = objects.ceilingKey(token.substring(1));
        int count = 0;
        while (next != null && next.startsWith(prefix) && count < limit) {
            int slash = next.indexOf('/', prefix.length());
            Stored stored = objects.get(next);
            if (folders && slash >= 0) {
                xml.append("<CommonPrefixes><Prefix>" + encode(next.substring(0, slash + 1))
                        + "</Prefix></CommonPrefixes>");
                next = objects.ceilingKey(next.substring(0, slash) + "0");
            } else {
                if (stored != null) {
                    xml.append("<Contents><Key>" + encode(next) + "</Key><LastModified>" + stored.modified
                            + "</LastModified><ETag>&quot;" + stored.etag + "&quot;</ETag><Size>" + stored.bytes.length
                            + "</Size></Contents>");
                }
                next = objects.higherKey(next);
            }
            count++;
        }
        boolean more = next != null && next.startsWith(prefix);
        xml.append("<IsTruncated>" + more + "</IsTruncated>");
        if (more) {
            xml.append("<NextContinuationToken>&gt;" + next + "</NextContinuationToken>");
        }
        xml(exchange, 200, "<ListBucketResult>" + xml + "</ListBucketResult>");
    }

    private static void error(HttpExchange exchange, int status, String code) throws IOException {
        xml(exchange, status, "<Error><Code>" + code + "</Code><Message>stub</Message></Error>");
    }

    private static void xml(HttpExchange exchange, int status, String element) throws IOException {
        // The namespace is part of what the client's parser looks for.
        String name = element.substring(1, element.indexOf('>'));
        String text = name.equals("Error")
                ? element
                : "<" + name + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\""
                        + element.substring(name.length() + 1);
        byte[] body = ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : body.length);
        if (!head) {
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new HashMap<>();
        if (raw != null) {
            Arrays.stream(raw.split("&", -1)).forEach(pair -> {
                String[] sides = pair.split("=", 2);
                query.put(
                        URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
                        sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            });
        }
        return query;
    }

    private static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
