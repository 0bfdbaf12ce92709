package io.pivot5.shared.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every [ObjectStore] does. An implementation is a subclass that supplies an empty store; a deviation is an
/// overridden test with the reason.
public abstract class ObjectStoreContract {
    private static final ObjectKey KEY = ObjectKey.of("folder/object.h5");

    private final Random random = new Random(5);

    protected ObjectStore store = new MemoryObjectStore();

    /// A store without objects. It is closed behind each test.
    protected abstract ObjectStore emptyStore() throws Exception;

    /// How many unfinished uploads are left behind, as seen by other means than the store's own.
    protected abstract int leftovers() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = emptyStore();
    }

    @AfterEach
    final void nothingIsLeftBehind() throws Exception {
        assertThat(leftovers()).isZero();
        store.close();
    }

    @Test
    void whatIsStoredIsReadBack() throws IOException {
        byte[] bytes = random(100_000);
        StoredObject stored = put(KEY, bytes);
        assertThat(stored.key()).isEqualTo(KEY);
        assertThat(stored.size()).isEqualTo(bytes.length);
        assertThat(read(KEY)).isEqualTo(bytes);
    }

    @Test
    void anObjectMayBeEmpty() throws IOException {
        put(KEY, new byte[0]);
        assertThat(store.head(KEY).size()).isZero();
        assertThat(read(KEY)).isEmpty();
    }

    @Test
    void everyWayOfAskingGivesTheSameETag() throws IOException {
        ETag etag = put(KEY, random(10)).etag();
        ObjectInfo info = store.head(KEY);
        assertThat(info.etag()).isEqualTo(etag);
        assertThat(store.readTail(KEY, ByteBuffer.allocate(4)).etag()).isEqualTo(etag);
        assertThat(names(store.list(ListRequest.of("")))).containsExactly(KEY.value());
        assertThat(store.list(ListRequest.of("")).entries().getFirst())
                .isInstanceOfSatisfying(ObjectInfo.class, listed -> {
                    assertThat(listed.etag()).isEqualTo(etag);
                    assertThat(listed.size()).isEqualTo(10);
                    assertThat(Duration.between(listed.modified(), info.modified()))
                            .isLessThan(Duration.ofSeconds(1));
                });
        try (ObjectContent content = store.open(KEY, ByteRange.WHOLE, etag)) {
            assertThat(content.info().etag()).isEqualTo(etag);
        }
    }

    @Test
    void anObjectThatIsNotThereIsUnknown() {
        ObjectKey key = ObjectKey.of("folder/none");
        assertThatThrownBy(() -> store.head(key)).isInstanceOf(StoreException.UnknownObject.class);
        assertThatThrownBy(() -> store.readFully(key, 0, ByteBuffer.allocate(1), ETag.ANY))
                .isInstanceOf(StoreException.UnknownObject.class);
        assertThatThrownBy(() -> store.readTail(key, ByteBuffer.allocate(1)))
                .isInstanceOf(StoreException.UnknownObject.class);
        assertThatThrownBy(() -> store.open(key, ByteRange.WHOLE, ETag.ANY))
                .isInstanceOf(StoreException.UnknownObject.class);
        assertThatThrownBy(() -> store.openIfChanged(key, ByteRange.WHOLE, new ETag("old")))
                .isInstanceOf(StoreException.UnknownObject.class);
    }

    @Test
    void aFolderIsNoObject() throws IOException {
        put(KEY, random(1));
        assertThatThrownBy(() -> store.head(ObjectKey.of("folder"))).isInstanceOf(StoreException.UnknownObject.class);
        assertThatThrownBy(() -> store.head(ObjectKey.of("folder/object.h5/x")))
                .isInstanceOf(StoreException.UnknownObject.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with space/and more.h5",
                "100%/%2F/a+b&c=d?e#f",
                "Zürich/温度/😀.h5",
                "quotes\"'`/back\\slash/~tilde",
                "..hidden/.dot/a..b/...",
                "a:b*c|d<e>f;g,h@i!j$k^l(m)[n]{o}",
                " leading and trailing ",
            })
    void keysOfEveryKindAreHeld(String text) throws IOException {
        ObjectKey key = ObjectKey.of(text);
        byte[] bytes = random(100);
        put(key, bytes);
        assertThat(read(key)).isEqualTo(bytes);
        assertThat(names(store.list(ListRequest.of("")))).containsExactly(text);
        assertThat(names(store.list(ListRequest.of(text)))).containsExactly(text);
        store.delete(key);
        assertThat(names(store.list(ListRequest.of("")))).isEmpty();
    }

    @Test
    void aKeyMayHave1024Bytes() throws IOException {
        ObjectKey key = ObjectKey.of(("ü".repeat(102) + "/").repeat(4) + "x".repeat(204));
        assertThat(key.value().getBytes(UTF_8)).hasSize(1024);
        put(key, random(5));
        assertThat(store.head(key).size()).isEqualTo(5);
    }

    @Test
    void anyPartIsRead() throws IOException {
        byte[] bytes = random(10_000);
        ETag etag = put(KEY, bytes).etag();
        for (int[] range : new int[][] {{0, 1}, {0, 10_000}, {9_999, 1}, {123, 4_567}}) {
            ByteBuffer heap = ByteBuffer.allocate(range[1] + 10).position(7).limit(range[1] + 7);
            store.readFully(KEY, range[0], heap, etag);
            assertThat(heap.position()).isEqualTo(range[1] + 7);
            assertThat(Arrays.copyOfRange(heap.array(), 7, range[1] + 7))
                    .isEqualTo(Arrays.copyOfRange(bytes, range[0], range[0] + range[1]));
            ByteBuffer direct = ByteBuffer.allocateDirect(range[1]);
            store.readFully(KEY, range[0], direct, ETag.ANY);
            assertThat(bytes(direct.flip())).isEqualTo(Arrays.copyOfRange(bytes, range[0], range[0] + range[1]));
        }
    }

    @Test
    void aReadBeyondTheEndFailsAndLeavesThePosition() throws IOException {
        put(KEY, random(100));
        ByteBuffer target = ByteBuffer.allocate(20).position(3);
        for (long offset : new long[] {90, 100, 1_000, 1L << 40}) {
            assertThatThrownBy(() -> store.readFully(KEY, offset, target, ETag.ANY))
                    .isInstanceOfSatisfying(
                            StoreException.OutOfRange.class,
                            failure -> assertThat(failure.size()).isEqualTo(100));
            assertThat(target.position()).isEqualTo(3);
        }
    }

    @Test
    void theTailComesWithTheSize() throws IOException {
        byte[] bytes = random(1_000);
        put(KEY, bytes);
        ByteBuffer some = ByteBuffer.allocate(100);
        assertThat(store.readTail(KEY, some).size()).isEqualTo(1_000);
        assertThat(some.array()).isEqualTo(Arrays.copyOfRange(bytes, 900, 1_000));
        ByteBuffer more = ByteBuffer.allocate(2_000);
        assertThat(store.readTail(KEY, more).size()).isEqualTo(1_000);
        assertThat(more.position()).isEqualTo(1_000);
        assertThat(Arrays.copyOf(more.array(), 1_000)).isEqualTo(bytes);
    }

    @Test
    void theTailOfAnEmptyObjectIsEmpty() throws IOException {
        put(KEY, new byte[0]);
        ByteBuffer target = ByteBuffer.allocate(10);
        assertThat(store.readTail(KEY, target).size()).isZero();
        assertThat(target.position()).isZero();
    }

    @Test
    void streamsCoverTheirRange() throws IOException {
        byte[] bytes = random(300_000);
        put(KEY, bytes);
        assertStream(ByteRange.WHOLE, bytes, 0, 300_000);
        assertStream(new ByteRange.From(299_999), bytes, 299_999, 300_000);
        assertStream(new ByteRange.Slice(1_000, 200_000), bytes, 1_000, 201_000);
        assertStream(new ByteRange.Slice(299_000, 5_000), bytes, 299_000, 300_000);
        assertStream(new ByteRange.Last(70_000), bytes, 230_000, 300_000);
        assertStream(new ByteRange.Last(1L << 40), bytes, 0, 300_000);
    }

    private void assertStream(ByteRange range, byte[] bytes, int start, int end) throws IOException {
        try (ObjectContent content = store.open(KEY, range, ETag.ANY)) {
            assertThat(content.span()).isEqualTo(new ByteRange.Span(start, end - start));
            assertThat(content.info().size()).isEqualTo(bytes.length);
            assertThat(content.stream().readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, start, end));
            assertThat(content.stream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aRangeBehindTheEndFails() throws IOException {
        put(KEY, random(10));
        assertThatThrownBy(() -> store.open(KEY, new ByteRange.From(10), ETag.ANY))
                .isInstanceOf(StoreException.OutOfRange.class);
        assertThatThrownBy(() -> store.open(KEY, new ByteRange.Slice(11, 1), ETag.ANY))
                .isInstanceOf(StoreException.OutOfRange.class);
    }

    @Test
    void anotherVersionThanExpectedIsNotRead() throws IOException {
        ETag old = put(KEY, random(1_000)).etag();
        ETag replaced = put(KEY, random(1_000)).etag();
        assertThat(replaced).isNotEqualTo(old);
        ByteBuffer target = ByteBuffer.allocate(10);
        assertThatThrownBy(() -> store.readFully(KEY, 0, target, old)).isInstanceOf(StoreException.ObjectChanged.class);
        assertThat(target.position()).isZero();
        assertThatThrownBy(() -> store.open(KEY, ByteRange.WHOLE, old))
                .isInstanceOf(StoreException.ObjectChanged.class);
        store.readFully(KEY, 0, target, replaced);
    }

    @Test
    void aStreamNeverMixesVersions() throws IOException {
        byte[] old = random(3_000_000);
        put(KEY, old);
        try (ObjectContent content = store.open(KEY, ByteRange.WHOLE, ETag.ANY)) {
            byte[] start = content.stream().readNBytes(1_000);
            put(KEY, random(3_000_000));
            byte[] all = Arrays.copyOf(start, old.length);
            try {
                content.stream().readNBytes(all, 1_000, old.length - 1_000);
                assertThat(all).isEqualTo(old);
            } catch (StoreException.ObjectChanged noticed) {
                assertThat(start).isEqualTo(Arrays.copyOf(old, 1_000));
            }
        }
    }

    @Test
    void contentThatIsKnownIsNotSentAgain() throws IOException {
        ETag etag = put(KEY, random(10)).etag();
        assertThat(store.openIfChanged(KEY, ByteRange.WHOLE, etag)).isEmpty();
        byte[] changed = random(20);
        put(KEY, changed);
        try (ObjectContent content =
                store.openIfChanged(KEY, new ByteRange.Last(5), etag).orElseThrow()) {
            assertThat(content.stream().readAllBytes()).isEqualTo(Arrays.copyOfRange(changed, 15, 20));
        }
    }

    @Test
    void anUploadIsInvisibleUntilItsCommit() throws IOException {
        byte[] before = random(10);
        put(KEY, before);
        try (Upload upload = store.upload(KEY, PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(random(1_000)));
            assertThat(upload.position()).isEqualTo(1_000);
            assertThat(read(KEY)).isEqualTo(before);
            upload.commit();
        }
        assertThat(store.head(KEY).size()).isEqualTo(1_000);
    }

    @Test
    void aDiscardedUploadLeavesNothing() throws IOException {
        try (Upload upload = store.upload(KEY, PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(random(20 << 20)));
            upload.discard();
            assertThat(leftoversNow()).isZero();
            assertThatThrownBy(() -> upload.write(ByteBuffer.allocate(1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(upload::commit).isInstanceOf(IllegalStateException.class);
        }
        assertThat(names(store.list(ListRequest.of("")))).isEmpty();
    }

    @Test
    void closingDiscards() throws IOException {
        try (Upload upload = store.upload(KEY, PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(random(20 << 20)));
        }
        assertThat(names(store.list(ListRequest.of("")))).isEmpty();
    }

    @Test
    void anUploadMayTakeManyParts() throws IOException {
        byte[] bytes = random(30 << 20);
        try (Upload upload = store.upload(KEY, PutMode.REPLACE)) {
            for (int at = 0; at < bytes.length; at += 1_000_003) {
                upload.write(ByteBuffer.wrap(bytes, at, Math.min(1_000_003, bytes.length - at)));
            }
            upload.commit();
        }
        assertThat(read(KEY)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1 << 20, 8 << 20, 11 << 20})
    void theFirstBytesMayComeLast(int held) throws IOException {
        for (int rest : new int[] {0, 10, 3 << 20, 8 << 20, 25 << 20}) {
            byte[] bytes = random(held + rest);
            try (Upload upload = store.upload(KEY, PutMode.REPLACE, held)) {
                assertThat(upload.position()).isEqualTo(held);
                upload.write(ByteBuffer.wrap(bytes, held, rest));
                assertThat(upload.position()).isEqualTo(held + rest);
                ByteBuffer first = ByteBuffer.wrap(bytes, 0, held);
                assertThat(upload.commit(first).size()).isEqualTo(held + rest);
            }
            assertThat(Arrays.equals(read(KEY), bytes)).isTrue();
        }
    }

    @Test
    void heldBytesMustBeGivenExactly() throws IOException {
        try (Upload upload = store.upload(KEY, PutMode.REPLACE, 10)) {
            assertThatThrownBy(upload::commit).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> upload.commit(ByteBuffer.allocate(11)))
                    .isInstanceOf(IllegalArgumentException.class);
            upload.commit(ByteBuffer.allocate(10));
        }
        assertThat(store.head(KEY).size()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20 << 20})
    void createOnlyLeavesWhatIsThere(int size) throws IOException {
        byte[] first = random(10);
        try (Upload upload = store.upload(KEY, PutMode.CREATE)) {
            upload.write(ByteBuffer.wrap(first));
            upload.commit();
        }
        try (Upload upload = store.upload(KEY, PutMode.CREATE)) {
            upload.write(ByteBuffer.wrap(random(size)));
            assertThatThrownBy(upload::commit).isInstanceOf(StoreException.ObjectExists.class);
        }
        assertThat(read(KEY)).isEqualTo(first);
    }

    @Test
    void ofManyCreatorsOneWins() throws Exception {
        List<Callable<Boolean>> creators = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(creator -> () -> creates(new byte[] {(byte) creator}))
                .toList();
        assertThat(together(creators)).containsOnlyOnce(true);
    }

    private boolean creates(byte[] bytes) throws IOException {
        try (Upload upload = store.upload(KEY, PutMode.CREATE)) {
            upload.write(ByteBuffer.wrap(bytes));
            upload.commit();
            return true;
        } catch (StoreException.ObjectExists lost) {
            return false;
        }
    }

    @Test
    void deletingWhatIsNotThereSucceeds() throws IOException {
        store.delete(KEY);
        put(KEY, random(1));
        store.delete(KEY);
        store.delete(KEY);
        assertThatThrownBy(() -> store.head(KEY)).isInstanceOf(StoreException.UnknownObject.class);
    }

    @Test
    void uploadsAndDeletesInOneFolderDoNotDisturbEachOther() throws Exception {
        List<Callable<Boolean>> workers = IntStream.range(0, 6)
                .<Callable<Boolean>>mapToObj(worker -> () -> {
                    ObjectKey key = ObjectKey.of("deep/er/and/deeper/" + worker);
                    for (int round = 0; round < 20; round++) {
                        byte[] bytes = {(byte) worker, (byte) round};
                        put(key, bytes);
                        if (!Arrays.equals(read(key), bytes)) {
                            return false;
                        }
                        store.delete(key);
                    }
                    return true;
                })
                .toList();
        assertThat(together(workers)).containsOnly(true);
        assertThat(names(store.list(ListRequest.of("").withFolders()))).isEmpty();
    }

    @Test
    void aKeyThatIsAlsoAFolderIsHeldOrRefused() throws IOException {
        byte[] bytes = random(10);
        put(ObjectKey.of("a"), bytes);
        try {
            put(ObjectKey.of("a/b"), random(20));
            assertThat(store.head(ObjectKey.of("a/b")).size()).isEqualTo(20);
        } catch (StoreException.KeyRefused refused) {
            assertThat(names(store.list(ListRequest.of("")))).containsExactly("a");
        }
        assertThat(read(ObjectKey.of("a"))).isEqualTo(bytes);

        put(ObjectKey.of("c/d"), bytes);
        try {
            put(ObjectKey.of("c"), random(20));
            assertThat(store.head(ObjectKey.of("c")).size()).isEqualTo(20);
        } catch (StoreException.KeyRefused refused) {
            assertThat(names(store.list(ListRequest.of("c")))).containsExactly("c/d");
        }
        assertThat(read(ObjectKey.of("c/d"))).isEqualTo(bytes);
    }

    @Test
    void listingsAreInTheOrderOfUtf8() throws IOException {
        List<String> ordered = List.of("B", "a!", "a-b", "a.h5", "a/b", "a/c/d", "a0", "b", "é", "\uFF21", "😀");
        for (String key : ordered.reversed()) {
            put(ObjectKey.of(key), random(1));
        }
        assertThat(names(store.list(ListRequest.of("")))).containsExactlyElementsOf(ordered);
        assertThat(names(store.list(ListRequest.of("").withFolders())))
                .containsExactly("B", "a!", "a-b", "a.h5", "a/", "a0", "b", "é", "\uFF21", "😀");
        assertThat(names(store.list(ListRequest.of("a/").withFolders()))).containsExactly("a/b", "a/c/");
        assertThat(names(store.list(ListRequest.of("a")))).containsExactly("a!", "a-b", "a.h5", "a/b", "a/c/d", "a0");
        assertThat(names(store.list(ListRequest.of("a/c/d")))).containsExactly("a/c/d");
        assertThat(names(store.list(ListRequest.of("a").withFolders())))
                .containsExactly("a!", "a-b", "a.h5", "a/", "a0");
    }

    @Test
    void everyPageSizeGivesTheSameListing() throws IOException {
        List<String> keys = List.of("a", "b/1", "b/2", "b/c/3", "b-", "c/d/e/f", "c/d/g", "d", "e/x", "f/y/z");
        for (String key : keys) {
            put(ObjectKey.of(key), random(1));
        }
        List<String> all = List.of("a", "b-", "b/1", "b/2", "b/c/3", "c/d/e/f", "c/d/g", "d", "e/x", "f/y/z");
        List<String> folders = List.of("a", "b-", "b/", "c/", "d", "e/", "f/");
        for (int limit = 1; limit <= 11; limit++) {
            assertThat(allPages(ListRequest.of("").withLimit(limit))).containsExactlyElementsOf(all);
            assertThat(allPages(ListRequest.of("").withFolders().withLimit(limit)))
                    .containsExactlyElementsOf(folders);
            assertThat(allPages(ListRequest.of("b").withLimit(limit))).containsExactly("b-", "b/1", "b/2", "b/c/3");
        }
    }

    @Test
    void aPrefixThatNoKeyCanHaveListsNothing() throws IOException {
        put(KEY, random(1));
        for (String prefix : List.of("../", "/", "folder//", "folder/../", ".pivot5/", "a\0b", "none/")) {
            assertThat(names(store.list(ListRequest.of(prefix)))).as(prefix).isEmpty();
        }
    }

    @Test
    void aForeignCursorIsRefused() throws IOException {
        put(KEY, random(1));
        assertThatThrownBy(() -> store.list(ListRequest.of("").from("?!")))
                .isInstanceOf(StoreException.InvalidCursor.class);
    }

    @Test
    void theUploadsOfADeadProcessAreEndedByKey() throws IOException {
        Upload dead = store.upload(KEY, PutMode.REPLACE);
        dead.write(ByteBuffer.wrap(random(20 << 20)));
        assertThat(store.discardUploads(ObjectKey.of("folder/object"))).isZero();
        assertThat(store.discardUploads(KEY)).isEqualTo(1);
        assertThat(leftoversNow()).isZero();
        assertThatThrownBy(dead::commit).isInstanceOf(StoreException.Rejected.class);
    }

    @Test
    void abandonedUploadsAreSwept() throws IOException {
        Upload dead = store.upload(KEY, PutMode.REPLACE);
        dead.write(ByteBuffer.wrap(random(20 << 20)));
        assertThat(store.sweepAbandoned(Duration.ofHours(1))).isZero();
        assertThat(store.sweepAbandoned(Duration.ofSeconds(-10))).isEqualTo(1);
        assertThat(leftoversNow()).isZero();
    }

    @Test
    void anInterruptedCallSaysSo() throws IOException {
        put(KEY, random(10));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> store.readFully(KEY, 0, ByteBuffer.allocate(10), ETag.ANY))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        store.readFully(KEY, 0, ByteBuffer.allocate(10), ETag.ANY);
    }

    protected final StoredObject put(ObjectKey key, byte[] bytes) throws IOException {
        try (Upload upload = store.upload(key, PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(bytes));
            return upload.commit();
        }
    }

    protected final byte[] read(ObjectKey key) throws IOException {
        try (ObjectContent content = store.open(key, ByteRange.WHOLE, ETag.ANY)) {
            return content.stream().readAllBytes();
        }
    }

    /// Other bytes at each call.
    protected final byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    protected static List<String> names(ListPage page) {
        return page.entries().stream().map(ListEntry::name).toList();
    }

    protected final List<String> allPages(ListRequest request) throws IOException {
        List<String> names = new ArrayList<>();
        ListPage page = store.list(request);
        names.addAll(names(page));
        for (Optional<String> next = page.next(); next.isPresent(); next = page.next()) {
            page = store.list(request.from(next.get()));
            names.addAll(names(page));
        }
        return names;
    }

    private int leftoversNow() {
        try {
            return leftovers();
        } catch (Exception failure) {
            throw new AssertionError("the leftovers cannot be counted", failure);
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private static <T> List<T> together(List<Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        }
    }
}
