package io.pivot5.shared.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pivot5.shared.store.ByteRange;
import io.pivot5.shared.store.ETag;
import io.pivot5.shared.store.ListEntry;
import io.pivot5.shared.store.ListRequest;
import io.pivot5.shared.store.ObjectContent;
import io.pivot5.shared.store.ObjectKey;
import io.pivot5.shared.store.ObjectStore;
import io.pivot5.shared.store.ObjectStoreContract;
import io.pivot5.shared.store.PutMode;
import io.pivot5.shared.store.StoreException;
import io.pivot5.shared.store.Upload;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryObjectStoreTest extends ObjectStoreContract {
    @TempDir
    private Path directory = Path.of("");

    private Path root() {
        return directory.resolve("bucket");
    }

    @Override
    protected ObjectStore emptyStore() throws IOException {
        return DirectoryObjectStore.open(root());
    }

    @Override
    protected int leftovers() throws IOException {
        try (Stream<Path> files = Files.list(root().resolve(".pivot5/uploads"))) {
            return (int) files.count();
        }
    }

    @Test
    void filesPutThereByHandAreObjects() throws IOException {
        Files.createDirectories(root().resolve("by/hand"));
        Files.writeString(root().resolve("by/hand/file.txt"), "hello");
        assertThat(read(ObjectKey.of("by/hand/file.txt"))).asString().isEqualTo("hello");
        assertThat(names(store.list(ListRequest.of("")))).containsExactly("by/hand/file.txt");
    }

    @Test
    void theETagSurvivesARestart() throws IOException {
        ETag etag = put(ObjectKey.of("x"), random(10)).etag();
        try (ObjectStore again = DirectoryObjectStore.open(root())) {
            assertThat(again.head(ObjectKey.of("x")).etag()).isEqualTo(etag);
        }
    }

    @Test
    void aChangeInPlaceIsAnotherVersion() throws IOException {
        ETag etag = put(ObjectKey.of("x"), random(10)).etag();
        Path file = root().resolve("x");
        Files.write(file, random(10));
        // The clock of the file system ticks every few milliseconds; a later time makes the test independent of that.
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
        assertThatThrownBy(() -> store.readFully(ObjectKey.of("x"), 0, ByteBuffer.allocate(10), etag))
                .isInstanceOf(StoreException.ObjectChanged.class);
    }

    @Test
    void aStreamNoticesThatItsFileIsRewritten() throws IOException {
        put(ObjectKey.of("x"), random(1_000));
        try (ObjectContent content = store.open(ObjectKey.of("x"), ByteRange.WHOLE, ETag.ANY)) {
            content.stream().readNBytes(100);
            Files.write(root().resolve("x"), random(2_000));
            assertThatThrownBy(() -> content.stream().readNBytes(100)).isInstanceOf(StoreException.ObjectChanged.class);
        }
    }

    @Test
    void aStreamNoticesThatItsFileIsCut() throws IOException {
        put(ObjectKey.of("x"), random(1_000));
        try (ObjectContent content = store.open(ObjectKey.of("x"), ByteRange.WHOLE, ETag.ANY);
                FileChannel file = FileChannel.open(root().resolve("x"), StandardOpenOption.WRITE)) {
            content.stream().readNBytes(100);
            file.truncate(150);
            assertThatThrownBy(() -> content.stream().readNBytes(100)).isInstanceOf(StoreException.ObjectChanged.class);
        }
    }

    @Test
    void aDeletedFileIsStreamedToItsEnd() throws IOException {
        byte[] bytes = random(100_000);
        put(ObjectKey.of("x"), bytes);
        try (ObjectContent content = store.open(ObjectKey.of("x"), ByteRange.WHOLE, ETag.ANY)) {
            store.delete(ObjectKey.of("x"));
            assertThat(content.stream().readAllBytes()).isEqualTo(bytes);
        }
    }

    @Test
    void linksLeadNowhere() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        put(ObjectKey.of("inside/object"), random(1));
        Files.createSymbolicLink(root().resolve("folder"), outside);
        Files.createSymbolicLink(root().resolve("file"), outside.resolve("secret"));
        Files.createSymbolicLink(root().resolve("other"), root().resolve("inside"));
        Files.createSymbolicLink(root().resolve("loop"), root().resolve("loop"));

        for (String key : List.of("folder/secret", "file", "other/object", "loop", "loop/x")) {
            assertThatThrownBy(() -> store.head(ObjectKey.of(key)))
                    .as(key)
                    .isInstanceOf(StoreException.UnknownObject.class);
            assertThatThrownBy(() -> read(ObjectKey.of(key))).isInstanceOf(StoreException.UnknownObject.class);
            store.delete(ObjectKey.of(key));
        }
        assertThat(names(store.list(ListRequest.of("")))).containsExactly("inside/object");
        assertThat(names(store.list(ListRequest.of("folder/")))).isEmpty();
        assertThat(names(store.list(ListRequest.of("other/")))).isEmpty();
        for (String key : List.of("folder/new", "file", "other/new", "loop")) {
            assertThatThrownBy(() -> put(ObjectKey.of(key), random(1)))
                    .as(key)
                    .isInstanceOf(StoreException.KeyRefused.class);
        }
        assertThat(Files.readString(outside.resolve("secret"))).isEqualTo("secret");
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aLinkThatAppearsDuringAnUploadIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(directory.resolve("outside"));
        try (Upload upload = store.upload(ObjectKey.of("folder/x"), PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(random(10)));
            Files.createSymbolicLink(root().resolve("folder"), outside);
            assertThatThrownBy(upload::commit).isInstanceOf(StoreException.KeyRefused.class);
        }
        try (Stream<Path> files = Files.list(outside)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theRootItselfMayBeALink() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), root());
        put(ObjectKey.of("x"), random(3));
        try (ObjectStore linked = DirectoryObjectStore.open(link)) {
            assertThat(linked.head(ObjectKey.of("x")).size()).isEqualTo(3);
        }
    }

    @Test
    void namesTheFileSystemCannotHoldAreRefused() throws IOException {
        ObjectKey tooLong = ObjectKey.of("ü".repeat(128));
        assertThatThrownBy(() -> store.upload(tooLong, PutMode.REPLACE)).isInstanceOf(StoreException.KeyRefused.class);
        assertThatThrownBy(() -> store.head(tooLong)).isInstanceOf(StoreException.UnknownObject.class);
        assertThat(names(store.list(ListRequest.of(tooLong.value() + "/")))).isEmpty();
    }

    @Test
    void foldersGoWithTheirLastObject() throws IOException {
        put(ObjectKey.of("a/b/c/x"), random(1));
        put(ObjectKey.of("a/y"), random(1));
        store.delete(ObjectKey.of("a/b/c/x"));
        assertThat(root().resolve("a/b")).doesNotExist();
        assertThat(root().resolve("a")).isDirectory();
        store.delete(ObjectKey.of("a/y"));
        assertThat(root().resolve("a")).doesNotExist();
        put(ObjectKey.of("a"), random(1));
    }

    @Test
    void emptyFoldersAreNotListed() throws IOException {
        Files.createDirectories(root().resolve("empty/deep/er"));
        put(ObjectKey.of("full/deep/er/x"), random(1));
        assertThat(store.list(ListRequest.of("").withFolders()).entries())
                .containsExactly(new ListEntry.Folder("full/"));
    }

    @Test
    void aLargeFolderIsListedPageByPage() throws IOException {
        Path folder = Files.createDirectories(root().resolve("many"));
        for (int i = 0; i < 2_500; i++) {
            Files.createFile(folder.resolve("f%05d".formatted(i)));
        }
        for (int i = 0; i < 1_200; i++) {
            Files.createDirectory(folder.resolve("e%05d".formatted(i)));
        }
        List<String> names = allPages(ListRequest.of("many/"));
        assertThat(names).hasSize(2_500).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void namesThatAreNoUtf8AreLeftOut() throws Exception {
        put(ObjectKey.of("good"), random(1));
        Process touch = new ProcessBuilder("sh", "-c", "touch \"$(printf 'bad\\377')\"")
                .directory(root().toFile())
                .start();
        assumeTrue(touch.waitFor() == 0);
        assertThat(names(store.list(ListRequest.of("")))).containsExactly("good");
    }

    @Test
    void aLiveUploadIsNotSwept() throws IOException {
        try (Upload upload = store.upload(ObjectKey.of("x"), PutMode.REPLACE)) {
            upload.write(ByteBuffer.wrap(random(10)));
            try (Stream<Path> files = Files.list(root().resolve(".pivot5/uploads"))) {
                Path file = files.findFirst().orElseThrow();
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(3))));
            }
            upload.write(ByteBuffer.wrap(random(10)));
            assertThat(store.sweepAbandoned(Duration.ofHours(1))).isZero();
            upload.commit();
        }
    }

    @Test
    void aFullDiskIsTold() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full));
        try (FileOutputStream out = new FileOutputStream(full.toFile())) {
            assertThatThrownBy(() -> out.write(1))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            failure -> assertThat(DirectoryFailures.translate(failure))
                                    .isInstanceOf(StoreException.StorageFull.class));
        }
    }

    @Test
    void publishedFilesAreNeitherLinksNorShared() throws IOException {
        try (Upload upload = store.upload(ObjectKey.of("x"), PutMode.CREATE)) {
            upload.commit();
        }
        assertThat(Files.getAttribute(root().resolve("x"), "unix:nlink", LinkOption.NOFOLLOW_LINKS))
                .isEqualTo(1);
    }
}
