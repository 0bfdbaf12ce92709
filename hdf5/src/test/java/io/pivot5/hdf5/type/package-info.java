/// Types and their names.
@NullMarked
package io.pivot5.hdf5.type;

import org.jspecify.annotations.NullMarked;
