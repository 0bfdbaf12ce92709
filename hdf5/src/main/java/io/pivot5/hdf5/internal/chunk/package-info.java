/// The indexes that say where the chunks of a dataset lie (specification sections III.A and VII).
@NullMarked
package io.pivot5.hdf5.internal.chunk;

import org.jspecify.annotations.NullMarked;
