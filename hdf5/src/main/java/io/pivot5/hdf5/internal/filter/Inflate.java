package io.pivot5.hdf5.internal.filter;

import java.util.zip.DataFormatException;

/// The seam behind which zlib streams are unpacked, so that a faster engine can stand in for the JDK's.
@FunctionalInterface
interface Inflate {

    /// Unpacks one zlib stream, whose checksum is verified; bytes behind the stream are not looked at.
    ///
    /// @return how many bytes of `target` from `at` on were written
    /// @throws DataFormatException if the stream is broken, ends early or holds more than `length` bytes
    int inflate(Span stream, byte[] target, int at, int length) throws DataFormatException;
}
