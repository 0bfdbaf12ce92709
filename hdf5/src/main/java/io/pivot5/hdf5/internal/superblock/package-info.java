/// The superblock and its extension (specification section II).
@NullMarked
package io.pivot5.hdf5.internal.superblock;

import org.jspecify.annotations.NullMarked;
