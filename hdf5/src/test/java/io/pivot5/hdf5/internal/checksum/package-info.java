/// Checksums against known values.
@NullMarked
package io.pivot5.hdf5.internal.checksum;

import org.jspecify.annotations.NullMarked;
