package io.pivot5.hdf5.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Serves metadata from blocks of a [MetadataBlockCache] and fetches what is missing in few, growing requests.
///
/// The first request takes the start of the file. A miss close behind what was fetched last takes four times as much as
/// that fetch did, because metadata that lies along the file is read in its order and a request costs as long as some
/// megabytes; a miss elsewhere starts small again. Payload passes by, unless all of it is here already.
final class BlockReader implements RangeReader {

    private static final int BLOCK = MetadataBlockCache.BLOCK_BYTES;
    private static final int PREFIX_BLOCKS = 64;
    private static final int LEAST_BLOCKS = 4;
    private static final int MOST_BLOCKS = 256;
    private static final int NEAR_BLOCKS = 128;
    private static final int GROWTH = 4;

    private final MetadataBlockCache cache;
    private final String key;
    private final RangeReader source;
    private final Map<Long, CompletableFuture<Fetched>> underway = new HashMap<>();
    private boolean started;
    private long expectedBlock = -1;
    private int readAhead = LEAST_BLOCKS;

    BlockReader(MetadataBlockCache cache, String key, RangeReader source) {
        this.cache = cache;
        this.key = key;
        this.source = source;
    }

    @Override
    public long length() throws IOException {
        start();
        return source.length();
    }

    @Override
    public void readFully(long position, ByteBuffer target) throws IOException {
        readFully(position, target, ReadPurpose.PAYLOAD);
    }

    @Override
    public void readFully(long position, ByteBuffer target, ReadPurpose purpose) throws IOException {
        if (position > length() - target.remaining()) {
            throw new EOFException("The source ends at " + source.length());
        }
        if (purpose == ReadPurpose.PAYLOAD && !cached(position, target.remaining())) {
            source.readFully(position, target, purpose);
            return;
        }
        long at = position;
        while (target.hasRemaining()) {
            ByteBuffer block = block(at / BLOCK, (at + target.remaining() - 1) / BLOCK);
            int from = (int) (at % BLOCK);
            int count = Math.min(target.remaining(), block.capacity() - from);
            target.put(block.slice(from, count));
            at += count;
        }
    }

    /// Fetches blocks that are missing, several with one request where no more than [#NEAR_BLOCKS] lie between them, as
    /// long as all of them fit half of the cache.
    @Override
    public void expect(List<Long> positions, int count) throws IOException {
        long length = length();
        NavigableSet<Long> missing = new TreeSet<>();
        for (long position : positions) {
            if (position >= 0 && position < length) {
                missing.add(position / BLOCK);
                missing.add(Math.min(length - 1, position + count - 1) / BLOCK);
            }
        }
        missing.removeIf(block -> cache.find(key, block).isPresent());
        long budget = cache.limit() / 2 / BLOCK;
        while (!missing.isEmpty()) {
            long first = missing.getFirst();
            long last = first;
            for (long next : missing) {
                if (next - last > NEAR_BLOCKS || next - first >= MOST_BLOCKS) {
                    break;
                }
                last = next;
            }
            budget -= last - first + 1;
            if (budget < 0) {
                return;
            }
            expected(first, last);
            missing.headSet(last, true).clear();
        }
    }

    private void expected(long first, long last) throws IOException {
        synchronized (underway) {
            readAhead = Math.max(1, (int) (last - first + 1) / GROWTH);
            expectedBlock = first;
        }
        block(first, last);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private boolean cached(long position, int count) {
        for (long block = position / BLOCK; block * BLOCK < position + count; block++) {
            if (cache.find(key, block).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /// Takes the start of the file, unless another reader of the same bytes has.
    private void start() throws IOException {
        synchronized (underway) {
            if (started) {
                return;
            }
            if (cache.find(key, 0).isEmpty()) {
                ByteBuffer prefix = source.readPrefix(PREFIX_BLOCKS * BLOCK);
                expectedBlock = store(0, prefix);
            }
            started = true;
        }
    }

    /// The block `wanted`; what is fetched for it reaches at least to `last`.
    private ByteBuffer block(long wanted, long last) throws IOException {
        CompletableFuture<Fetched> fetched = new CompletableFuture<>();
        CompletableFuture<Fetched> other;
        long end;
        synchronized (underway) {
            Optional<ByteBuffer> found = cache.find(key, wanted);
            if (found.isPresent()) {
                return found.get();
            }
            other = underway.get(wanted);
            end = other == null ? plan(wanted, last) : wanted;
            for (long block = wanted; block < end; block++) {
                underway.put(block, fetched);
            }
        }
        if (other != null) {
            return await(other).block(wanted);
        }
        try {
            Fetched bytes = new Fetched(wanted, fetch(wanted, end));
            fetched.complete(bytes);
            return bytes.block(wanted);
        } catch (IOException | RuntimeException | Error e) {
            fetched.completeExceptionally(e);
            throw e;
        } finally {
            forget(wanted, end);
        }
    }

    /// Behind which block the fetch for `wanted` ends.
    private long plan(long wanted, long last) throws IOException {
        boolean near = wanted >= expectedBlock && wanted - expectedBlock <= NEAR_BLOCKS;
        readAhead = near ? Math.min(MOST_BLOCKS, readAhead * GROWTH) : LEAST_BLOCKS;
        long blocks = (source.length() + BLOCK - 1) / BLOCK;
        long end = Math.min(blocks, Math.max(last + 1, wanted + readAhead));
        for (long block = wanted + 1; block < end; block++) {
            if (underway.containsKey(block) || cache.find(key, block).isPresent()) {
                end = block;
            }
        }
        expectedBlock = end;
        return end;
    }

    private ByteBuffer fetch(long from, long end) throws IOException {
        long start = from * BLOCK;
        ByteBuffer bytes = ByteBuffer.allocate((int) (Math.min(end * BLOCK, source.length()) - start));
        source.readFully(start, bytes, ReadPurpose.METADATA);
        store(from, bytes.flip());
        return bytes;
    }

    /// Cuts `bytes` into blocks from `first` on; the number of the block behind them.
    private long store(long first, ByteBuffer bytes) {
        long block = first;
        for (int at = 0; at < bytes.limit(); at += BLOCK) {
            byte[] copy = new byte[Math.min(BLOCK, bytes.limit() - at)];
            bytes.get(at, copy);
            cache.put(key, block, ByteBuffer.wrap(copy).asReadOnlyBuffer());
            block++;
        }
        return block;
    }

    private void forget(long from, long end) {
        synchronized (underway) {
            for (long block = from; block < end; block++) {
                underway.remove(block);
            }
        }
    }

    private static Fetched await(CompletableFuture<Fetched> other) throws IOException {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw new IOException("The same range failed for another reader", e.getCause());
        }
    }

    /// What one request brought.
    ///
    /// @param first the number of its first block
    /// @param bytes of all its blocks
    private record Fetched(long first, ByteBuffer bytes) {

        ByteBuffer block(long wanted) {
            int from = Math.toIntExact((wanted - first) * BLOCK);
            return bytes.slice(from, Math.min(BLOCK, bytes.limit() - from));
        }
    }
}
