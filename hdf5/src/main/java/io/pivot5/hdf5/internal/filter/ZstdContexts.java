package io.pivot5.hdf5.internal.filter;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Unpacks Zstandard frames with native contexts that are kept: making one costs more than a small block does.
///
/// Any number of threads; at most as many contexts as processors stay alive, about 160 KiB of native memory each.
final class ZstdContexts {

    private static final BlockingQueue<ZstdDecompressCtx> IDLE =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    private ZstdContexts() {}

    /// Unpacks the frames in `length` bytes and returns how many bytes of the `room` at `to` they fill.
    ///
    /// @throws ZstdException if a frame is broken or does not fit
    @SuppressWarnings("MustBeClosedChecker") // Closed when the queue has no room for it.
    static int decompress(byte[] source, int from, int length, byte[] target, int to, int room) {
        ZstdDecompressCtx idle = IDLE.poll();
        ZstdDecompressCtx context = idle == null ? new ZstdDecompressCtx() : idle;
        try {
            return context.decompressByteArray(target, to, room, source, from, length);
        } finally {
            if (!IDLE.offer(context)) {
                context.close();
            }
        }
    }
}
