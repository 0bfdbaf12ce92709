/// The metadata cache image: structures that a writer left in one block instead of their places.
@NullMarked
package io.pivot5.hdf5.internal.image;

import org.jspecify.annotations.NullMarked;
