package io.pivot5.hdf5;

import io.pivot5.hdf5.internal.checksum.JenkinsHash;
import io.pivot5.hdf5.io.MemoryRangeReader;
import io.pivot5.hdf5.io.RangeReader;
import io.pivot5.hdf5.walk.FileWalk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes broken variants of one file. Structures with a checksum get one that fits again, or no mutation would get past
/// it.
final class Mutations {

    private static final int CHECKSUM_BYTES = 4;
    private static final int HEAP_BLOCK = 0x42444846;

    /// Behind signature, version and an address of 8 bytes comes a place of unknown width, then the checksum.
    private static final int LEAST_CHECKSUM_AT = 14;

    private static final int MOST_CHECKSUM_AT = 21;

    private static final int[] WIDTHS = {1, 2, 4, 8};

    private final byte[] original;
    private final List<Extent> checked = new ArrayList<>();
    private final List<HeapBlock> heapBlocks = new ArrayList<>();

    Mutations(byte[] original) throws IOException {
        this.original = original.clone();
        FileWalk.walk(Hdf5File.open(new Recorder()), 1 << 20, _ -> {});
    }

    byte[] truncated(int length) {
        return Arrays.copyOf(original, length);
    }

    /// One to three places changed: flipped bits, or numbers that a reader may take for a length or an address.
    byte[] random(RandomGenerator random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(bytes.length);
            if (random.nextBoolean()) {
                bytes[at] ^= (byte) (1 << random.nextInt(8));
            } else {
                overwrite(bytes, at, random);
            }
        }
        if (random.nextInt(4) != 0) {
            mend(bytes);
        }
        return bytes;
    }

    private void overwrite(byte[] bytes, int at, RandomGenerator random) {
        long value = switch (random.nextInt(6)) {
            case 0 -> -1;
            case 1 -> 0;
            case 2 -> Long.MAX_VALUE;
            case 3 -> random.nextInt(bytes.length);
            case 4 -> Integer.MAX_VALUE - random.nextInt(3);
            default -> random.nextLong() >>> random.nextInt(64);
        };
        int width = WIDTHS[random.nextInt(WIDTHS.length)];
        for (int i = 0; i < width && at + i < bytes.length; i++) {
            bytes[at + i] = (byte) (value >> (8 * i));
        }
    }

    private void mend(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (Extent extent : checked) {
            buffer.putInt(extent.at() + extent.covered(), JenkinsHash.of(buffer, extent.at(), extent.covered()));
        }
        for (HeapBlock block : heapBlocks) {
            buffer.putInt(block.checksumAt(), 0);
            buffer.putInt(block.checksumAt(), JenkinsHash.of(buffer, block.at(), block.size()));
        }
    }

    private HeapBlock heapBlock(int at, int size) {
        for (int place = LEAST_CHECKSUM_AT; place <= MOST_CHECKSUM_AT; place++) {
            ByteBuffer block =
                    ByteBuffer.wrap(Arrays.copyOfRange(original, at, at + size)).order(ByteOrder.LITTLE_ENDIAN);
            int stored = block.getInt(place);
            if (JenkinsHash.of(block.putInt(place, 0), 0, size) == stored) {
                return new HeapBlock(at, size, at + place);
            }
        }
        throw new AssertionError("The checksum of the heap block at " + at + " is not found");
    }

    private record HeapBlock(int at, int size, int checksumAt) {}

    private record Extent(int at, int covered) {}

    /// Notes which ranges end in their own checksum.
    private final class Recorder implements RangeReader {

        private final RangeReader source = new MemoryRangeReader(ByteBuffer.wrap(original));

        @Override
        public long length() throws IOException {
            return source.length();
        }

        @Override
        public void readFully(long position, ByteBuffer target) throws IOException {
            ByteBuffer read = target.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            int at = target.position();
            int covered = target.remaining() - CHECKSUM_BYTES;
            source.readFully(position, target);
            if (covered > MOST_CHECKSUM_AT && read.getInt(at) == HEAP_BLOCK) {
                heapBlocks.add(heapBlock((int) position, target.limit() - at));
            }
            if (covered > 0 && JenkinsHash.of(read, at, covered) == read.getInt(at + covered)) {
                checked.add(new Extent((int) position, covered));
            }
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }
}
