/// Contract of the range seam on every implementation.
@NullMarked
package io.pivot5.hdf5.io;

import org.jspecify.annotations.NullMarked;
