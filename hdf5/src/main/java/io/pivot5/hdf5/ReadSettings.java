package io.pivot5.hdf5;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// How chunks are fetched and decoded.
///
/// @param executor runs fetches and decoding; `Runnable::run` keeps all in the calling thread
/// @param rangesInFlight how many ranges of one read are fetched and decoded at a time
/// @param decoders how many chunks of one read are decoded at a time
/// @param joinGapBytes how many bytes between two chunks are fetched in vain to save a request
/// @param segmentBytes the most bytes of one request, unless a chunk is larger
public record ReadSettings(Executor executor, int rangesInFlight, int decoders, int joinGapBytes, int segmentBytes) {

    private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

    /// Virtual threads, eight ranges of up to 4 MiB, all processors.
    public static ReadSettings standard() {
        return new ReadSettings(VIRTUAL, 8, Runtime.getRuntime().availableProcessors(), 64 << 10, 4 << 20);
    }
}
