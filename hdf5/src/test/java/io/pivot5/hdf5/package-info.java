/// Tests of the reader against files of other programs.
@NullMarked
package io.pivot5.hdf5;

import org.jspecify.annotations.NullMarked;
