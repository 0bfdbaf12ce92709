package io.pivot5.hdf5.internal.bytes;

/// The widths in bytes of addresses and of lengths, as the superblock gives them.
///
/// @param offsets the width of an address
/// @param lengths the width of a length
public record Sizes(int offsets, int lengths) {}
