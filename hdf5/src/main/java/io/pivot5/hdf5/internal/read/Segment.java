package io.pivot5.hdf5.internal.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chunks that lie close and are fetched with one request.
///
/// @param start the address of the first byte
/// @param end the address behind the last byte
/// @param chunks in the order of their addresses
record Segment(long start, long end, List<PlannedChunk> chunks) {

    Segment {
        chunks = List.copyOf(chunks);
    }

    /// Joins `planned` into segments of at most `mostBytes` unless a chunk alone is larger, over gaps of at most
    /// `gapBytes`.
    static List<Segment> join(List<PlannedChunk> planned, long mostBytes, long gapBytes) {
        List<PlannedChunk> sorted = new ArrayList<>(planned);
        sorted.sort(Comparator.comparingLong(each -> each.chunk().address()));
        List<Segment> segments = new ArrayList<>();
        List<PlannedChunk> open = new ArrayList<>();
        long start = 0;
        long end = 0;
        for (PlannedChunk each : sorted) {
            long address = each.chunk().address();
            boolean joins = address - end <= gapBytes && Math.max(end, each.end()) - start <= mostBytes;
            if (!open.isEmpty() && !joins) {
                segments.add(new Segment(start, end, open));
                open.clear();
            }
            start = open.isEmpty() ? address : start;
            end = open.isEmpty() ? each.end() : Math.max(end, each.end());
            open.add(each);
        }
        if (!open.isEmpty()) {
            segments.add(new Segment(start, end, open));
        }
        return segments;
    }
}
