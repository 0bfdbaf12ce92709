/// The two seams of the module: where bytes come from and where they go.
@NullMarked
package io.pivot5.hdf5.io;

import org.jspecify.annotations.NullMarked;
