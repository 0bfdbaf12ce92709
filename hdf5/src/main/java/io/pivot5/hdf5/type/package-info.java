/// The datatypes of a file as a closed set of records.
@NullMarked
package io.pivot5.hdf5.type;

import org.jspecify.annotations.NullMarked;
