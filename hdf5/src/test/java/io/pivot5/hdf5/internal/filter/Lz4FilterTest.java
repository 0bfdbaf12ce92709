package io.pivot5.hdf5.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pivot5.hdf5.Hdf5Exception;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

final class Lz4FilterTest extends BlockFilterContract {

    private static final FilterDescription LZ4 = new FilterDescription(32004, "lz4", true, new int[0]);

    Lz4FilterTest() {
        super("lz4");
    }

    @Test
    void decodesWhatTheLibraryPacks() throws Hdf5Exception {
        Random random = new Random(10);
        for (int length = 1; length < 300_000; length = length * 3 + 1) {
            byte[] data = Samples.compressible(random, length);
            ByteBuffer packed = packed(data, 1 + random.nextInt(20_000));
            assertThat(FilterPipeline.of(List.of(LZ4), 1, length).decode(packed, 0))
                    .isEqualTo(data);
        }
    }

    @Test
    void decodesTheDensestBlock() throws Hdf5Exception {
        byte[] zeros = new byte[1 << 24];
        assertThat(FilterPipeline.of(List.of(LZ4), 1, zeros.length).decode(packed(zeros, zeros.length), 0))
                .isEqualTo(zeros);
    }

    @Test
    void aRangeNeedsOnlyItsOwnBlocks() throws Hdf5Exception {
        byte[] data = Samples.compressible(new Random(11), 10_000);
        ByteBuffer packed = packed(data, 1000);
        // Breaks the first byte of every block but the fourth; its neighbours' sizes stay.
        int at = 12;
        for (int block = 0; block < 10; block++) {
            int size = packed.getInt(at);
            if (block != 3) {
                packed.put(at + 4, (byte) 0x0F);
            }
            at += 4 + size;
        }
        BlockwiseDecoder decoder =
                FilterPipeline.of(List.of(LZ4), 1, data.length).blockwise(0).orElseThrow();
        assertThat(decoder.decodeRange(packed, 3100, 3900)).isEqualTo(Arrays.copyOfRange(data, 3100, 3900));
    }

    private static ByteBuffer packed(byte[] data, int blockBytes) {
        LZ4Compressor compressor = LZ4Factory.safeInstance().fastCompressor();
        int blocks = (data.length + blockBytes - 1) / blockBytes;
        ByteBuffer packed = ByteBuffer.allocate(12 + blocks * (4 + compressor.maxCompressedLength(blockBytes)));
        packed.putLong(data.length).putInt(blockBytes);
        for (int from = 0; from < data.length; from += blockBytes) {
            int count = Math.min(blockBytes, data.length - from);
            byte[] block = new byte[compressor.maxCompressedLength(count)];
            int size = compressor.compress(data, from, count, block, 0);
            if (size < count) {
                packed.putInt(size).put(block, 0, size);
            } else {
                packed.putInt(count).put(data, from, count);
            }
        }
        return packed.flip();
    }
}
