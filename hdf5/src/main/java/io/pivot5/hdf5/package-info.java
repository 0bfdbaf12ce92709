/// Reads any HDF5 file from a range source, in plain Java.
///
/// Start at [Hdf5File]: it opens a [io.pivot5.hdf5.io.RangeReader] and hands out groups, datasets and attributes.
/// What cannot be read is listed with its reason and never hides its neighbours.
@NullMarked
package io.pivot5.hdf5;

import org.jspecify.annotations.NullMarked;
