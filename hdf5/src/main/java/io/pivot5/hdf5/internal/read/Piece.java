package io.pivot5.hdf5.internal.read;

/// Bytes of raw data without filters that are fetched with one request, and the runs that lie in them.
///
/// @param start the address of the first byte
/// @param end the address behind the last
/// @param runs what is wanted of them
record Piece(long start, long end, PendingRuns runs) {}
