package io.pivot5.shared.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ListPage;
import io.pivot5.shared.store.ListRequest;
import io.pivot5.shared.store.ObjectContent;
import io.pivot5.shared.store.ObjectInfo;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.StoredObject;
import io.pivot5.shared.store.Upload;
import io.pivot5.shared.testing.Fault;
import io.pivot5.shared.testing.FaultyProxy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many requests the S3 store sends, and what it makes of a network and a server that misbehave.
abstract class S3FaultContract {
    private static final ObjectKey KEY = ObjectKey.of("folder/object.h5");
    private static final int MIB = 1 << 20;

    private static final S3Options QUICK = new S3Options(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5), false),
            new RetryPolicy(4, Duration.ofMillis(1), Duration.ofMillis(5), true),
            Duration.ofMillis(200));

    private final S3Location server;
    private final FaultyProxy proxy;
    private final S3ObjectStore store;
    private final S3ObjectStore direct;

    S3FaultContract(S3Location server) throws IOException {
        this.server = server;
        this.proxy = new FaultyProxy(server.endpoint());
        this.store = S3ObjectStore.connect(
                new S3Location(
                        proxy.endpoint(), server.region(), server.bucket(), server.accessKey(), server.secretKey()),
                QUICK);
        this.direct = S3ObjectStore.connect(server, S3Options.DEFAULTS);
    }

    @BeforeEach
    void emptyBucket() throws IOException {
        direct.delete(KEY);
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        assertThat(direct.discardUploads(KEY)).isZero();
        store.close();
        direct.close();
        proxy.close();
        releaseServer();
    }

    /// Ends what was started for one test.
    abstract void releaseServer() throws IOException;

    @Test
    void readingTakesOneRequestEach() throws IOException {
        byte[] bytes = random(MIB);
        ETag etag = put(direct, bytes).etag();
        store.head(KEY);
        store.readTail(KEY, ByteBuffer.allocate(1_000));
        store.readFully(KEY, 500, ByteBuffer.allocate(1_000), etag);
        store.openIfChanged(KEY, ByteRange.WHOLE, etag);
        assertThat(read()).isEqualTo(bytes);
        assertThat(methods()).containsExactly("HEAD", "GET", "GET", "GET", "GET");
    }

    @Test
    void aSmallUploadIsOneRequest() throws IOException {
        put(store, random(3 * MIB));
        assertThat(methods()).containsExactly("PUT");
    }

    @Test
    void aSmallUploadThatHoldsBytesBackIsOneRequest() throws IOException {
        try (Upload upload = store.upload(KEY, PutMode.CREATE, 1_000)) {
            upload.write(ByteBuffer.wrap(random(3 * MIB)));
            upload.commit(ByteBuffer.allocate(1_000));
        }
        assertThat(methods()).containsExactly("PUT");
    }

    @Test
    void aLargeUploadHasTwoRequestsMoreThanParts() throws IOException {
        put(store, random(12 * MIB));
        assertThat(methods()).containsExactly("POST", "PUT", "PUT", "POST");
    }

    @Test
    void heldBytesGoUpLast() throws IOException {
        byte[] bytes = random(20 * MIB);
        try (Upload upload = store.upload(KEY, PutMode.REPLACE, 5)) {
            upload.write(ByteBuffer.wrap(bytes, 5, bytes.length - 5));
            upload.commit(ByteBuffer.wrap(bytes, 0, 5));
        }
        assertThat(proxy.requests().stream()
                        .filter(line -> line.startsWith("PUT "))
                        .map(line -> line.replaceAll(".*partNumber=(\\d+).*", "$1")))
                .containsExactly("2", "3", "1");
        assertThat(Arrays.equals(read(), bytes)).isTrue();
    }

    @Test
    void aListingTakesOneRequestPerThousand() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Future<StoredObject>> uploads = new ArrayList<>();
            for (int i = 0; i < 2_500; i++) {
                ObjectKey key = ObjectKey.of("many/%05d".formatted(i));
                uploads.add(threads.submit(() -> put(direct, key, new byte[] {1})));
            }
            for (Future<StoredObject> upload : uploads) {
                upload.get();
            }
        }
        ListRequest request = ListRequest.of("many/");
        ListPage page = store.list(request);
        int count = page.entries().size();
        while (page.next().isPresent()) {
            page = store.list(request.from(page.next().get()));
            count += page.entries().size();
        }
        assertThat(count).isEqualTo(2_500);
        assertThat(methods()).containsExactly("GET", "GET", "GET");
    }

    @Test
    void aBodyThatBreaksOffIsResumed() throws IOException {
        byte[] bytes = random(MIB);
        put(direct, bytes);
        proxy.next("GET ", new Fault.CutBody(100_000));
        proxy.next("GET ", new Fault.CutBody(0));
        assertThat(read()).isEqualTo(bytes);
        assertThat(methods()).containsExactly("GET", "GET", "GET");
    }

    @Test
    void aTailThatBreaksOffIsResumed() throws IOException {
        byte[] bytes = random(MIB);
        put(direct, bytes);
        proxy.next("GET ", new Fault.CutBody(1_000));
        ByteBuffer tail = ByteBuffer.allocate(10_000);
        store.readTail(KEY, tail);
        assertThat(tail.array()).isEqualTo(Arrays.copyOfRange(bytes, MIB - 10_000, MIB));
        assertThat(methods()).containsExactly("GET", "GET");
    }

    @Test
    void anObjectReplacedWhileItsBodyIsCutIsNotMixed() throws IOException {
        put(direct, random(4 * MIB));
        proxy.next("GET ", new Fault.CutBody(MIB));
        try (ObjectContent content = store.open(KEY, ByteRange.WHOLE, ETag.ANY)) {
            content.stream().readNBytes(10);
            put(direct, random(4 * MIB));
            assertThatThrownBy(() -> content.stream().readAllBytes()).isInstanceOf(StoreException.ObjectChanged.class);
        }
    }

    @Test
    void bodiesThatAlwaysBreakOffAreGivenUp() throws IOException {
        put(direct, random(MIB));
        proxy.always(new Fault.CutBody(0));
        ByteBuffer target = ByteBuffer.allocate(100).position(7);
        assertThatThrownBy(() -> store.readFully(KEY, 0, target, ETag.ANY))
                .isInstanceOf(StoreException.Unavailable.class);
        assertThat(target.position()).isEqualTo(7);
        assertThat(methods()).containsExactly("GET", "GET", "GET");
    }

    @Test
    void aStoreThatAsksToSlowDownIsAskedAgain() throws IOException {
        put(direct, random(10));
        proxy.next("HEAD ", new Fault.Answer(503, "SlowDown"));
        proxy.next("HEAD ", new Fault.Answer(500, "InternalError"));
        assertThat(store.head(KEY).size()).isEqualTo(10);
        assertThat(methods()).hasSize(3);
    }

    @Test
    void attemptsEnd() {
        proxy.always(new Fault.Answer(503, "SlowDown"));
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(this::read).isInstanceOf(StoreException.Unavailable.class);
        }
        // Slow is not gone: the circuit stays closed.
        assertThat(methods()).hasSize(12);
    }

    @Test
    void finalAnswersAreNotAskedForAgain() throws IOException {
        assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreException.UnknownObject.class);
        proxy.next("GET ", new Fault.Answer(403, "AccessDenied"));
        assertThatThrownBy(this::read).isInstanceOf(StoreException.Rejected.class);
        proxy.next("PUT ", new Fault.Answer(507, "XMinioStorageFull"));
        assertThatThrownBy(() -> put(store, random(10))).isInstanceOf(StoreException.StorageFull.class);
        assertThat(methods()).containsExactly("HEAD", "GET", "PUT");
    }

    @Test
    void aServerThatDoesNotAnswerIsAskedAgain() throws IOException {
        put(direct, random(10));
        CountDownLatch never = new CountDownLatch(1);
        proxy.next("HEAD ", new Fault.Hang(never));
        assertThat(store.head(KEY).size()).isEqualTo(10);
        assertThat(methods()).containsExactly("HEAD", "HEAD");
        never.countDown();
    }

    @Test
    void aBodyOfAnotherLengthThanItsRangeIsNotTrusted() throws IOException {
        byte[] bytes = random(MIB);
        put(direct, bytes);
        proxy.next("GET ", new Fault.WrongLength());
        ByteBuffer target = ByteBuffer.allocate(1_000);
        store.readFully(KEY, 0, target, ETag.ANY);
        assertThat(target.array()).isEqualTo(Arrays.copyOf(bytes, 1_000));
        assertThat(methods()).containsExactly("GET", "GET");
    }

    @Test
    void anAnswerOfAnotherVersionIsNotTrusted() throws IOException {
        ETag etag = put(direct, random(MIB)).etag();
        proxy.next("GET ", new Fault.WrongETag());
        assertThatThrownBy(() -> store.readFully(KEY, 0, ByteBuffer.allocate(10), etag))
                .isInstanceOf(StoreException.ObjectChanged.class);
    }

    @Test
    void aStoreWithoutETagsIsToldBySizeAndTime() throws IOException {
        put(direct, random(100));
        proxy.always(new Fault.NoETag());
        ObjectInfo info = store.head(KEY);
        assertThat(store.head(KEY).etag()).isEqualTo(info.etag());
        store.readFully(KEY, 0, ByteBuffer.allocate(10), info.etag());
        put(direct, random(101));
        assertThatThrownBy(() -> store.readFully(KEY, 0, ByteBuffer.allocate(10), info.etag()))
                .isInstanceOf(StoreException.ObjectChanged.class);
    }

    @Test
    void lostRepliesOfUploadsAreHarmless() throws IOException {
        byte[] bytes = random(20 * MIB);
        proxy.next("PUT ", new Fault.LoseReply());
        proxy.next("POST ", "uploadId=", new Fault.LoseReply());
        ETag etag = put(store, bytes).etag();
        assertThat(direct.head(KEY).etag()).isEqualTo(etag);
        assertThat(Arrays.equals(read(), bytes)).isTrue();
        proxy.next("PUT ", new Fault.LoseReply());
        put(store, random(10));
        assertThat(direct.head(KEY).size()).isEqualTo(10);
    }

    @Test
    void aCreationWhoseReplyIsLostKnowsItsOwnWork() throws IOException {
        proxy.next("PUT ", new Fault.LoseReply());
        try (Upload upload = store.upload(KEY, PutMode.CREATE)) {
            upload.write(ByteBuffer.wrap(random(10)));
            assertThat(upload.commit().etag()).isEqualTo(direct.head(KEY).etag());
        }
        proxy.next("PUT ", new Fault.Refuse());
        try (Upload upload = store.upload(KEY, PutMode.CREATE)) {
            upload.write(ByteBuffer.wrap(random(11)));
            assertThatThrownBy(upload::commit).isInstanceOf(StoreException.ObjectExists.class);
        }
        assertThat(direct.head(KEY).size()).isEqualTo(10);
    }

    @Test
    void aLostReplyOfADeleteIsHarmless() throws IOException {
        put(direct, random(10));
        proxy.next("DELETE ", new Fault.LoseReply());
        store.delete(KEY);
        assertThat(methods()).containsExactly("DELETE", "DELETE");
    }

    @Test
    void aFailedUploadLeavesNothing() throws IOException {
        for (int i = 0; i < 4; i++) {
            proxy.next("PUT ", "partNumber=2", new Fault.Answer(500, "InternalError"));
        }
        try (Upload upload = store.upload(KEY, PutMode.REPLACE)) {
            assertThatThrownBy(() -> {
                        upload.write(ByteBuffer.wrap(random(30 * MIB)));
                        upload.commit();
                    })
                    .isInstanceOf(StoreException.Unavailable.class);
        }
        assertThat(methods().getLast()).isEqualTo("DELETE");
        assertThatThrownBy(() -> direct.head(KEY)).isInstanceOf(StoreException.UnknownObject.class);
    }

    @Test
    void anInterruptedUploadLeavesNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        proxy.next("PUT ", "partNumber=1", new Fault.Hang(never));
        assertInterruptible(() -> put(store, random(30 * MIB)), 2);
        assertThat(proxy.requests().getLast()).startsWith("DELETE ");
        never.countDown();
    }

    @Test
    void anInterruptEndsARequest() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        proxy.next("HEAD ", new Fault.Hang(never));
        assertInterruptible(() -> store.head(KEY), 1);
        assertThat(methods()).containsExactly("HEAD");
        never.countDown();
    }

    @Test
    void anInterruptEndsABodyThatStalls() throws Exception {
        put(direct, random(MIB));
        CountDownLatch never = new CountDownLatch(1);
        proxy.next("GET ", new Fault.StallBody(1_000, never));
        assertInterruptible(this::read, 1);
        assertThat(methods()).containsExactly("GET");
        never.countDown();
    }

    /// Interrupts a call once the proxy has seen `requests` requests; it must end long before any time limit.
    private void assertInterruptible(IoCall call, int requests) throws Exception {
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                call.run();
                flag.completeExceptionally(new AssertionError("the call ended by itself"));
            } catch (InterruptedIOException expected) {
                flag.complete(Thread.currentThread().isInterrupted());
            } catch (IOException other) {
                flag.completeExceptionally(other);
            }
        });
        while (proxy.requests().size() < requests) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        thread.interrupt();
        assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aStoreThatIsGoneIsNotAskedForAWhile() throws IOException {
        put(direct, random(10));
        proxy.always(new Fault.Refuse());
        while (methods().size() < CircuitBreaker.THRESHOLD) {
            assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreException.Unavailable.class);
        }
        int asked = methods().size();
        assertThat(asked).isEqualTo(CircuitBreaker.THRESHOLD);
        assertThatThrownBy(() -> store.head(KEY))
                .isInstanceOfSatisfying(
                        StoreException.Unavailable.class,
                        failure -> assertThat(failure.retryAfter()).isPositive());
        assertThat(methods()).hasSize(asked);
        proxy.heal();
        // The upload waits for the probe that closes the circuit.
        put(store, random(11));
        assertThat(store.head(KEY).size()).isEqualTo(11);
    }

    @Test
    void aPortThatNobodyListensOnIsUnavailable() throws IOException {
        proxy.close();
        assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreException.Unavailable.class);
    }

    @Test
    void noFailureShowsASecret() {
        for (Fault fault : List.of(
                new Fault.Answer(403, "SignatureDoesNotMatch"),
                new Fault.Answer(500, "InternalError"),
                new Fault.Refuse())) {
            proxy.always(fault);
            assertThatThrownBy(() -> put(store, random(10))).satisfies(failure -> {
                StringWriter text = new StringWriter();
                failure.printStackTrace(new PrintWriter(text));
                assertThat(text.toString())
                        .doesNotContain(server.secretKey())
                        .doesNotContainIgnoringCase("signature=")
                        .doesNotContainIgnoringCase("credential=");
            });
        }
        assertThat(server.toString()).doesNotContain(server.secretKey());
    }

    @FunctionalInterface
    private interface IoCall {
        void run() throws IOException;
    }

    private List<String> methods() {
        return proxy.requests().stream().map(line -> line.split(" ", 2)[0]).toList();
    }

    private static StoredObject put(S3ObjectStore to, byte[] bytes) throws IOException {
        return put(to, KEY, bytes);
    }

    private static StoredObject put(S3ObjectStore to, ObjectKey key, byte[] bytes) throws IOException {
        try (Upload upload = to.upload(key, PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(bytes));
            return upload.commit();
        }
    }

    private byte[] read() throws IOException {
        try (ObjectContent content = store.open(KEY, ByteRange.WHOLE, ETag.ANY)) {
            return content.stream().readAllBytes();
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random().nextBytes(bytes);
        return bytes;
    }
}
