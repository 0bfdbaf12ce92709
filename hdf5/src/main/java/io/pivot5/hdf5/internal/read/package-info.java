/// From a selection to values: plans, fetches, decoded chunks, conversion.
@NullMarked
package io.pivot5.hdf5.internal.read;

import org.jspecify.annotations.NullMarked;
