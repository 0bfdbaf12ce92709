package io.pivot5.hdf5.internal.chunk;

/// Where a chunk is stored.
///
/// @param address where it lies
/// @param storedSize how many bytes it takes there
/// @param filterMask which filters were left out
public record Chunk(long address, long storedSize, int filterMask) {}
