package io.pivot5.hdf5.internal.read;

import java.io.IOException;

/// Gathers runs until they fill a piece, joining those that lie close.
final class PieceCutter {

    private final int elementSize;
    private final int pieceBytes;
    private final int gapBytes;
    private final Target target;
    private PendingRuns pending = new PendingRuns();
    private long base;
    private long start;
    private long end;

    PieceCutter(int elementSize, int pieceBytes, int gapBytes, Target target) {
        this.elementSize = elementSize;
        this.pieceBytes = pieceBytes;
        this.gapBytes = gapBytes;
        this.target = target;
    }

    /// Takes pieces as they are cut.
    @FunctionalInterface
    interface Target {

        void piece(Piece piece) throws IOException;
    }

    /// Counts elements from `address` on.
    void from(long address) {
        base = address;
    }

    /// Adds `count` elements from number `first` on, `stride` elements apart.
    void run(long first, long stride, int count, int index) throws IOException {
        long strideBytes = stride * elementSize;
        if (strideBytes > gapBytes + (long) elementSize) {
            for (int i = 0; i < count; i++) {
                part(base + (first + i * stride) * elementSize, elementSize, 1, index + i);
            }
            return;
        }
        int most = (int) Math.max(1, pieceBytes / strideBytes);
        for (int done = 0; done < count; done += most) {
            int share = Math.min(most, count - done);
            part(base + (first + done * stride) * elementSize, (int) strideBytes, share, index + done);
        }
    }

    /// Cuts the last piece.
    void finish() throws IOException {
        if (!pending.isEmpty()) {
            target.piece(new Piece(start, end, pending));
            pending = new PendingRuns();
        }
    }

    private void part(long from, int stride, int count, int index) throws IOException {
        long to = from + (count - 1L) * stride + elementSize;
        boolean joins = !pending.isEmpty() && from >= start && from - end <= gapBytes && to - start <= pieceBytes;
        if (!joins) {
            finish();
            start = from;
            end = to;
        }
        end = Math.max(end, to);
        pending.add(from, stride, count, index);
    }
}
