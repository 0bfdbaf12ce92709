/// Walks a whole file and describes every object, for comparison with other readers.
@NullMarked
package io.pivot5.hdf5.walk;

import org.jspecify.annotations.NullMarked;
