package io.pivot5.hdf5.internal.read;

/// Bytes of a contiguous dataset that are fetched with one request, and the runs that lie in them.
///
/// @param start the first byte, counted from the start of the data
/// @param end the byte behind the last
/// @param runs what is wanted of them
record Piece(long start, long end, PendingRuns runs) {}
