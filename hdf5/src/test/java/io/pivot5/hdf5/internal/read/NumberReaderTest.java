package io.pivot5.hdf5.internal.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.type.Endianness;
import io.pivot5.hdf5.type.FixedPoint;
import io.pivot5.hdf5.type.FloatFields;
import io.pivot5.hdf5.type.FloatFields.Leading;
import io.pivot5.hdf5.type.FloatingPoint;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumberReaderTest {

    private static final FloatFields BINARY128 = new FloatFields(127, 112, 15, 0, 112, 16_383, Leading.IMPLIED);
    private static final FloatFields X87 = new FloatFields(79, 64, 15, 0, 64, 16_383, Leading.NONE);

    @Test
    void readsEveryHalfAsJavaDoes() {
        NumberReader half = real(2, Endianness.LITTLE, FloatFields.HALF);
        for (int bits = 0; bits <= 0xffff; bits++) {
            Double expected = (double) Float.float16ToFloat((short) bits);

            assertThat(half.toDouble(shorts(bits, ByteOrder.LITTLE_ENDIAN), 0)).isEqualTo(expected);
        }
    }

    @Test
    void readsEveryBfloat16AsTheUpperHalfOfAFloat() {
        NumberReader bfloat = real(2, Endianness.BIG, FloatFields.BFLOAT16);
        for (int bits = 0; bits <= 0xffff; bits++) {
            Double expected = (double) Float.intBitsToFloat(bits << 16);

            assertThat(bfloat.toDouble(shorts(bits, ByteOrder.BIG_ENDIAN), 0)).isEqualTo(expected);
        }
    }

    @Test
    void roundsDoublesOfAnyLayoutBackToThemselves() {
        AnyFloat any = new AnyFloat(new FloatingPoint(8, Endianness.LITTLE, 0, 64, FloatFields.DOUBLE));
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            ByteBuffer bytes =
                    ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, value);

            assertThat(any.toDouble(bytes, 0)).isEqualTo(Double.valueOf(value));
        }
    }

    @Test
    void roundsWiderMantissasToTheNearestEvenOnce() {
        NumberReader wide = real(16, Endianness.LITTLE, BINARY128);
        BigInteger one = BigInteger.valueOf(16_383).shiftLeft(112);
        BigInteger half = BigInteger.ONE.shiftLeft(112 - 53);

        assertThat(wide.toDouble(wide(one), 0)).isEqualTo(1);
        assertThat(wide.toDouble(wide(one.add(half)), 0)).isEqualTo(1);
        assertThat(wide.toDouble(wide(one.add(half).add(BigInteger.ONE)), 0)).isEqualTo(Math.nextUp(1.0));
        assertThat(wide.toDouble(wide(one.add(half.multiply(BigInteger.valueOf(3)))), 0))
                .isEqualTo(Math.nextUp(Math.nextUp(1.0)));
        assertThat(wide.toDouble(wide(BigInteger.valueOf(1)), 0)).isZero();
    }

    @Test
    void readsTheSpecialsOfX87() {
        NumberReader x87 = real(16, Endianness.LITTLE, X87);
        BigInteger special = BigInteger.valueOf(0x7fff).shiftLeft(64);
        BigInteger top = BigInteger.ONE.shiftLeft(63);

        assertThat(x87.toDouble(wide(special.add(top)), 0)).isInfinite().isPositive();
        assertThat(x87.toDouble(wide(special.add(top).add(BigInteger.TEN)), 0)).isNaN();
        assertThat(x87.toDouble(wide(BigInteger.valueOf(16_384).shiftLeft(64).add(top)), 0))
                .isEqualTo(2);
    }

    @Test
    void keepsEveryBitOfUnsignedNumbersItCan() {
        NumberReader unsigned = integer(new FixedPoint(8, Endianness.LITTLE, false, 0, 64));
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);

        assertThat(unsigned.toDouble(bytes.putLong(0, -1), 0)).isEqualTo(0x1p64);
        assertThat(unsigned.toDouble(bytes.putLong(0, 0x8000_0000_0000_0401L), 0))
                .isEqualTo(new BigInteger("8000000000000401", 16).doubleValue());
    }

    @Test
    void takesPrecisionAndOffsetApart() {
        NumberReader odd = integer(new FixedPoint(4, Endianness.BIG, true, 4, 20));

        assertThat(odd.toLong(ByteBuffer.wrap(new byte[] {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xef}), 0))
                .isEqualTo(-2);
        assertThat(odd.toLong(ByteBuffer.wrap(new byte[] {0x70, 0x12, 0x34, 0x5f}), 0))
                .isEqualTo(0x12345);
    }

    private static NumberReader real(int size, Endianness order, FloatFields fields) {
        return NumberReader.of(new FloatingPoint(size, order, 0, 8 * size, fields))
                .orElseThrow();
    }

    private static NumberReader integer(FixedPoint type) {
        return NumberReader.of(type).orElseThrow();
    }

    private static ByteBuffer shorts(int bits, ByteOrder order) {
        return ByteBuffer.allocate(2).order(order).putShort(0, (short) bits);
    }

    private static ByteBuffer wide(BigInteger bits) {
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(0, bits.longValue());
        return bytes.putLong(8, bits.shiftRight(64).longValue());
    }
}
