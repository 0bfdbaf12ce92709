/// One record for each header message (specification section IV.A.2).
@NullMarked
package io.pivot5.hdf5.internal.message;

import org.jspecify.annotations.NullMarked;
