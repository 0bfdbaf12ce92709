/// B-trees of both versions (specification sections III.A).
@NullMarked
package io.pivot5.hdf5.internal.btree;

import org.jspecify.annotations.NullMarked;
