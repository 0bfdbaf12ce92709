/// Checksums that the format stores beside its structures.
@NullMarked
package io.pivot5.hdf5.internal.checksum;

import org.jspecify.annotations.NullMarked;
