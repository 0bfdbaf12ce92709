/// Messages that are stored once for many objects (specification section IV.A.2, shared messages).
@NullMarked
package io.pivot5.hdf5.internal.shared;

import org.jspecify.annotations.NullMarked;
