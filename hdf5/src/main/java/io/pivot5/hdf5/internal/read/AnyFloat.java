package io.pivot5.hdf5.internal.read;

import io.pivot5.hdf5.type.FloatFields;
import io.pivot5.hdf5.type.FloatingPoint;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A floating-point number of any layout, rounded to the nearest `double`.
///
/// @param type of the number
record AnyFloat(FloatingPoint type) implements NumberReader {

    private static final int KEPT_BITS = 62;

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public int size() {
        return type.size();
    }

    @Override
    public long toLong(ByteBuffer bytes, int at) {
        return (long) toDouble(bytes, at);
    }

    @Override
    public double toDouble(ByteBuffer bytes, int at) {
        FloatFields fields = type.fields();
        BigInteger all = BitFields.all(bytes, at, type.size(), type.order());
        double sign = all.testBit(fields.sign()) ? -1 : 1;
        long exponent =
                BitFields.some(all, fields.exponent(), fields.exponentSize()).longValue();
        BigInteger mantissa = BitFields.some(all, fields.mantissa(), fields.mantissaSize());
        long special = (1L << fields.exponentSize()) - 1;
        if (exponent == special && fields.exponentSize() > 1) {
            return infinite(mantissa) ? sign * Double.POSITIVE_INFINITY : Double.NaN;
        }
        boolean implied = fields.leading() == FloatFields.Leading.IMPLIED;
        if (implied && exponent != 0) {
            mantissa = mantissa.setBit(fields.mantissaSize());
        }
        long unbiased = (implied && exponent == 0 ? 1 : exponent) - fields.bias();
        int fraction = implied ? fields.mantissaSize() : fields.mantissaSize() - 1;
        return sign * scaled(mantissa, unbiased - fraction);
    }

    private boolean infinite(BigInteger mantissa) {
        FloatFields fields = type.fields();
        BigInteger rest = fields.leading() == FloatFields.Leading.IMPLIED
                ? mantissa
                : mantissa.clearBit(fields.mantissaSize() - 1);
        return rest.signum() == 0;
    }

    /// `mantissa * 2^power`, with the bits that are cut off kept as one, so that it rounds once.
    private static double scaled(BigInteger mantissa, long power) {
        int cut = Math.max(0, mantissa.bitLength() - KEPT_BITS);
        long kept = mantissa.shiftRight(cut).longValue();
        if (cut > 0 && mantissa.getLowestSetBit() < cut) {
            kept |= 1;
        }
        return round(kept, power + cut);
    }

    private static double round(long kept, long power) {
        if (kept == 0) {
            return 0;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(kept);
        long top = power + bits - 1;
        if (top > Double.MAX_EXPONENT) {
            return Double.POSITIVE_INFINITY;
        }
        // Below the normal range fewer bits are left: cut them here, so that scalb has nothing to round.
        long precision = top >= Double.MIN_EXPONENT ? 53 : 53 - (Double.MIN_EXPONENT - top);
        if (precision < 0) {
            return 0;
        }
        int drop = (int) Math.max(0, bits - precision);
        long rounded = drop == 0 ? kept : halfEven(kept, drop);
        return Math.scalb((double) rounded, (int) power + drop);
    }

    private static long halfEven(long value, int drop) {
        long whole = value >>> drop;
        long rest = value & (1L << drop) - 1;
        long half = 1L << (drop - 1);
        boolean up = rest > half || (rest == half && (whole & 1) == 1);
        return up ? whole + 1 : whole;
    }
}
