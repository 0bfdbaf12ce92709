/// Bounded access to the bytes of a file: addresses, cursors, limits, caches of parsed structures.
@NullMarked
package io.pivot5.hdf5.internal.bytes;

import org.jspecify.annotations.NullMarked;
