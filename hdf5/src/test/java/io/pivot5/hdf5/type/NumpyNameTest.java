package io.pivot5.hdf5.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.type.Compound.Member;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumpyNameTest {

    private static final FixedPoint INT = new FixedPoint(4, Endianness.LITTLE, true, 0, 32);
    private static final FixedPoint BYTE = new FixedPoint(1, Endianness.LITTLE, true, 0, 8);
    private static final FloatingPoint REAL = new FloatingPoint(8, Endianness.BIG, 0, 64, FloatFields.DOUBLE);
    private static final StringType TEXT =
            new StringType(5, false, StringType.Padding.NULL_PADDED, StringType.CharacterSet.ASCII);

    @Test
    void spellsPlainTypes() {
        assertThat(NumpyName.of(INT)).isEqualTo("int32");
        assertThat(NumpyName.of(REAL)).isEqualTo(">f8");
        assertThat(NumpyName.of(TEXT)).isEqualTo("|S5");
        assertThat(NumpyName.of(new VariableLength(16, INT))).isEqualTo("object");
        assertThat(NumpyName.of(new Opaque(8, "NUMPY:<M8[ms]"))).isEqualTo("datetime64[ms]");
        assertThat(NumpyName.of(new FloatingPoint(2, Endianness.LITTLE, 0, 16, FloatFields.BFLOAT16)))
                .isEqualTo("float32");
        assertThat(NumpyName.of(new Enumeration(
                        BYTE, List.of(new Enumeration.Member("FALSE", 0), new Enumeration.Member("TRUE", 1)))))
                .isEqualTo("bool");
    }

    @Test
    void spellsCompoundsAsNumpyDoes() {
        assertThat(NumpyName.of(new Compound(9, List.of(new Member("a", 0, INT), new Member("it's", 4, TEXT)))))
                .isEqualTo("[('a', '<i4'), (\"it's\", 'S5')]");
        assertThat(NumpyName.of(new Compound(16, List.of(new Member("a", 0, BYTE), new Member("b", 8, REAL)))))
                .isEqualTo("{'names': ['a', 'b'], 'formats': ['i1', '>f8'], 'offsets': [0, 8], 'itemsize': 16}");
        assertThat(NumpyName.of(new Compound(16, List.of(new Member("r", 0, REAL), new Member("i", 8, REAL)))))
                .isEqualTo(">c16");
    }

    @Test
    void spellsArraysInsideAndOutsideOfCompounds() {
        ArrayType array = new ArrayType(24, List.of(2, 3), INT);

        assertThat(NumpyName.of(array)).isEqualTo("('<i4', (2, 3))");
        assertThat(NumpyName.of(new ArrayType(12, List.of(3), INT))).isEqualTo("('<i4', (3,))");
        assertThat(NumpyName.of(new Compound(24, List.of(new Member("m", 0, array)))))
                .isEqualTo("[('m', '<i4', (2, 3))]");
    }
}
