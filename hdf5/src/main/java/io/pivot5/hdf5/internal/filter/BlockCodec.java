package io.pivot5.hdf5.internal.filter;

import com.github.luben.zstd.ZstdException;
import io.pivot5.hdf5.Hdf5Exception;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/// What packs a single block inside the containers of bitshuffle, lz4 and blosc.
enum BlockCodec {
    BLOSCLZ {
        @Override
        int unpack(byte[] source, int from, int length, byte[] target, int to, int room) throws Hdf5Exception {
            return Blosclz.decode(source, from, length, target, to, room);
        }
    },
    LZ4 {
        @Override
        int unpack(byte[] source, int from, int length, byte[] target, int to, int room) {
            return LZ4_DECOMPRESSOR.decompress(source, from, length, target, to, room);
        }
    },
    SNAPPY {
        @Override
        int unpack(byte[] source, int from, int length, byte[] target, int to, int room) throws IOException {
            try (SnappyCompressorInputStream stream =
                    new SnappyCompressorInputStream(new ByteArrayInputStream(source, from, length))) {
                return stream.getSize() > room ? room + 1 : stream.readNBytes(target, to, room);
            }
        }
    },
    ZLIB {
        @Override
        int unpack(byte[] source, int from, int length, byte[] target, int to, int room) throws DataFormatException {
            return INFLATE.inflate(Span.of(ByteBuffer.wrap(source, from, length)), target, to, room);
        }
    },
    ZSTD {
        @Override
        int unpack(byte[] source, int from, int length, byte[] target, int to, int room) {
            return ZstdContexts.decompress(source, from, length, target, to, room);
        }
    };

    /// A block of a Zstandard frame has at least 4 bytes and stands for at most 128 KiB.
    static final int MOST_PER_ZSTD_BYTE = 32_768;

    /// A byte of an LZ4 length adds at most 255 bytes to it.
    static final int MOST_PER_LZ4_BYTE = 255;

    private static final LZ4SafeDecompressor LZ4_DECOMPRESSOR =
            LZ4Factory.fastestInstance().safeDecompressor();
    private static final Inflate INFLATE = new JdkInflate();

    /// Unpacks one block, which must fill `room` bytes of `target` exactly.
    void decode(String filter, byte[] source, int from, int length, byte[] target, int to, int room)
            throws Hdf5Exception {
        int count;
        try {
            count = unpack(source, from, length, target, to, room);
        } catch (Hdf5Exception e) {
            throw e;
        } catch (IOException | DataFormatException | LZ4Exception | ZstdException e) {
            throw Failures.corrupt(filter, "a block is broken", e);
        } catch (RuntimeException e) {
            // The snappy of commons-compress answers some broken blocks with other exceptions.
            throw Failures.corrupt(filter, "a block is broken", e);
        }
        if (count != room) {
            throw Failures.corrupt(filter, "a block does not have its " + room + " bytes");
        }
    }

    /// How many bytes came out; any number but `room` if they do not fit.
    abstract int unpack(byte[] source, int from, int length, byte[] target, int to, int room)
            throws IOException, DataFormatException;
}
