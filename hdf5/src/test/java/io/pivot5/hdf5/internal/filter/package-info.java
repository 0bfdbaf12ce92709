/// Filters against chunks that h5py and hdf5plugin stored, against independent encoders and against hostile bytes.
@NullMarked
package io.pivot5.hdf5.internal.filter;

import org.jspecify.annotations.NullMarked;
