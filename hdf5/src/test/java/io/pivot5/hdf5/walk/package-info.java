/// The walk against libhdf5.
@NullMarked
package io.pivot5.hdf5.walk;

import org.jspecify.annotations.NullMarked;
