package io.pivot5.hdf5.internal.read;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Single elements, gathered by the chunks that hold them, so that each chunk is decoded once.
final class ChunkPoints {

    private final Map<List<Long>, PendingRuns> chunks = new LinkedHashMap<>();

    /// Gathers `points` of a dataset with chunks of `chunk`, in the order of their places.
    ChunkPoints(List<Slab> points, long[] chunk) {
        List<Integer> inOrder = IntStream.range(0, points.size())
                .boxed()
                .sorted(Comparator.comparing(number -> points.get(number).start, Arrays::compare))
                .toList();
        for (int number : inOrder) {
            Slab point = points.get(number);
            long[] scaled = new long[chunk.length];
            long element = 0;
            for (int i = 0; i < chunk.length; i++) {
                scaled[i] = point.start[i] / chunk[i];
                element = element * chunk[i] + point.start[i] % chunk[i];
            }
            chunks.computeIfAbsent(LongStream.of(scaled).boxed().toList(), _ -> new PendingRuns())
                    .add(element, 1, 1, number);
        }
    }

    /// One part for each chunk.
    Iterator<ChunkPart> parts() {
        return chunks.entrySet().stream()
                .map(each -> new ChunkPart(
                        each.getKey().stream().mapToLong(Long::longValue).toArray(),
                        each.getValue().count(),
                        each.getValue()::forEach))
                .iterator();
    }
}
