package io.pivot5.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pivot5.hdf5.io.MemoryRangeReader;
import io.pivot5.hdf5.type.Compound;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The public API on the small files.
class Hdf5FileTest {

    @Test
    void readsValuesOfEveryKindAsObjects() throws IOException {
        Hdf5File file = open("old.h5");

        assertThat(dataset(file, "/texts").readStrings(Selection.all())).containsExactly("a", "bcd", "é");
        assertThat(dataset(file, "/group/flags").readValues(Selection.all())).containsExactly(true, false);
        assertThat(dataset(file, "/lists").readValues(Selection.all()))
                .containsExactly(List.of(0L, 1L, 2L), List.of(0L));
        assertThat(dataset(file, "/records").readValues(Selection.all()))
                .containsExactly(new Values.Members(List.of("a", "b", "c"), List.of(1L, 2.5, "xy")));
        assertThat(dataset(file, "/regions").readValues(Selection.all()))
                .containsExactly(new ReferenceValue.ToRegion(
                        dataset(file, "/numbers").address(),
                        new ReferenceValue.Region(2, 6, List.of(1L, 2L), List.of(2L, 4L))));
        assertThat(dataset(open("new.h5"), "/complex").readValues(Selection.all()))
                .hasSize(1);
    }

    @Test
    void readsOneMemberOfACompound() throws IOException {
        Dataset records = dataset(open("old.h5"), "/records");

        assertThat(records.datatype()).isInstanceOf(Compound.class);
        assertThat(records.field("b").orElseThrow().readDoubles(Selection.all()))
                .containsExactly(2.5);
        assertThat(records.field("c").orElseThrow().readStrings(Selection.all()))
                .containsExactly("xy");
        assertThat(records.field("nope")).isEmpty();
    }

    @Test
    void readsPointsInTheirOrder() throws IOException {
        Dataset numbers = dataset(open("old.h5"), "/numbers");

        assertThat(numbers.readInts(new Selection.Points(List.of(List.of(5L, 9L), List.of(0L, 3L), List.of(5L, 9L)))))
                .containsExactly(59, 3, 59);
    }

    @Test
    void followsSoftLinksAndReferences() throws IOException {
        Hdf5File file = open("old.h5");
        Dataset numbers = dataset(file, "/numbers");

        assertThat(dataset(file, "/group/here").address()).isEqualTo(numbers.address());
        assertThat(dataset(file, "/refs").readValues(Selection.all()).getFirst())
                .isEqualTo(new ReferenceValue.ToObject(numbers.address()));
        assertThat(file.object("/group/nope")).isEmpty();
        assertThat(file.object("/numbers/nope")).isEmpty();
    }

    @Test
    void findsEveryLinkByItsName() throws IOException {
        for (String name : SmallFiles.NAMES) {
            Group root = open(name).root();
            for (Link link : root.links()) {
                assertThat(root.link(link.name())).as(name).contains(link);
            }
            assertThat(root.link("zz no such name")).isEmpty();
            assertThat(root.link("!")).isEmpty();
        }
    }

    @Test
    void listsWhatCannotBeReachedBesideWhatCan() throws IOException {
        Group root = open("dense.h5").root();

        assertThat(root.children()).hasSize(14);
        assertThat(root.child(root.link("external").orElseThrow()))
                .isInstanceOfSatisfying(UnreadableObject.class, object -> {
                    assertThat(object.path()).isEqualTo("/external");
                    assertThat(object.kind()).isEqualTo(UnreadableObject.Kind.LINK);
                    assertThat(object.reason()).contains("other.h5");
                });
        assertThat(root.attributes().readable())
                .extracting(Attribute::name)
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(number -> "attribute" + number)
                        .toList());
        assertThat(root.tracksOrder()).isTrue();
        assertThat(root.link("group7").orElseThrow().creationOrder()).isEqualTo(7);
    }

    @Test
    void followsExternalLinksWhereTheResolverKnowsTheFile() throws IOException {
        Hdf5File other = open("old.h5");
        Hdf5Options options = Hdf5Options.standard()
                .withResolver(name -> name.equals("other.h5") ? Optional.of(other) : Optional.empty());
        Hdf5File file = Hdf5File.open(new MemoryRangeReader(ByteBuffer.wrap(SmallFiles.bytes("dense.h5"))), options);

        assertThat(file.object("/external")).isEmpty();
        assertThat(file.object("/soft")).isPresent();
    }

    @Test
    void saysThatOtherBytesAreNoHdf5File() {
        byte[] text = "PK\u0003\u0004 not HDF5 at all, but long enough to look for a signature"
                .getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Hdf5File.open(new MemoryRangeReader(ByteBuffer.wrap(text))))
                .isInstanceOf(CorruptFileException.class)
                .hasMessageContaining("not an HDF5 file");
    }

    @Test
    void findsTheSuperblockBehindAUserBlock() throws IOException {
        byte[] old = SmallFiles.bytes("old.h5");
        byte[] moved = ByteBuffer.allocate(1024 + old.length).put(1024, old).array();

        Hdf5File file = Hdf5File.open(new MemoryRangeReader(ByteBuffer.wrap(moved)));

        assertThat(file.userBlockBytes()).isEqualTo(1024);
        assertThat(dataset(file, "/packed").readDoubles(Selection.all()))
                .hasSize(40)
                .endsWith(38, 39);
    }

    private static Hdf5File open(String name) throws IOException {
        return Hdf5File.open(new MemoryRangeReader(ByteBuffer.wrap(SmallFiles.bytes(name))));
    }

    private static Dataset dataset(Hdf5File file, String path) throws IOException {
        return (Dataset) file.object(path).orElseThrow();
    }
}
