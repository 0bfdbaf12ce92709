package io.pivot5.shared.store;

import java.util.Optional;

/// Which bytes of an object are wanted, before its size is known.
public sealed interface ByteRange {
    ByteRange WHOLE = new Whole();

    /// The part of an object of `size` bytes that this range means, cut at the end; empty if it begins behind it.
    Optional<Span> within(long size);

    /// Bytes that exist.
    record Span(long offset, long length) {}

    /// All of it, also of an empty object.
    record Whole() implements ByteRange {
        @Override
        public Optional<Span> within(long size) {
            return Optional.of(new Span(0, size));
        }
    }

    /// From `offset` to the end.
    record From(long offset) implements ByteRange {
        public From {
            if (offset < 0) {
                throw new IllegalArgumentException("negative offset " + offset);
            }
        }

        @Override
        public Optional<Span> within(long size) {
            return offset < size ? Optional.of(new Span(offset, size - offset)) : Optional.empty();
        }
    }

    /// At most `length` bytes from `offset` on.
    record Slice(long offset, long length) implements ByteRange {
        public Slice {
            if (offset < 0 || length < 1 || offset > Long.MAX_VALUE - length) {
                throw new IllegalArgumentException("no range: " + length + " bytes from " + offset);
            }
        }

        @Override
        public Optional<Span> within(long size) {
            return offset < size ? Optional.of(new Span(offset, Math.min(length, size - offset))) : Optional.empty();
        }
    }

    /// The last `length` bytes, all of a shorter object.
    record Last(long length) implements ByteRange {
        public Last {
            if (length < 1) {
                throw new IllegalArgumentException("no range: the last " + length + " bytes");
            }
        }

        @Override
        public Optional<Span> within(long size) {
            long available = Math.min(length, size);
            return available > 0 ? Optional.of(new Span(size - available, available)) : Optional.empty();
        }
    }
}
