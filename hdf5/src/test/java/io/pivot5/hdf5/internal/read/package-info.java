/// Selections, conversions and parallel reads.
@NullMarked
package io.pivot5.hdf5.internal.read;

import org.jspecify.annotations.NullMarked;
