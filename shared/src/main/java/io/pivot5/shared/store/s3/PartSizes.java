package io.pivot5.shared.store.s3;

/// How large the parts of an upload of unknown length are. They double every 800 parts from 8 MiB to 1 GiB, so that
/// 10 000 of them, which is all that S3 takes, hold 5 TiB, which is too, while 100 GB never need more than 64 MiB.
final class PartSizes {
    static final int FIRST = 8 << 20;
    static final int MAX_PARTS = 10_000;

    private static final int PARTS_OF_A_SIZE = 800;
    private static final int MAX_DOUBLINGS = 7;

    private PartSizes() {}

    /// The size of a part, numbered from 1 as in S3.
    static int of(int part) {
        return FIRST << Math.min((part - 1) / PARTS_OF_A_SIZE, MAX_DOUBLINGS);
    }
}
