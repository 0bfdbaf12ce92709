/// Object headers of both versions with their continuations (specification section IV.A.1).
@NullMarked
package io.pivot5.hdf5.internal.header;

import org.jspecify.annotations.NullMarked;
