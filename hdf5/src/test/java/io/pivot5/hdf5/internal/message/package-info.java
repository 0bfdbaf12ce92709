/// Messages of object headers from bytes written here.
@NullMarked
package io.pivot5.hdf5.internal.message;

import org.jspecify.annotations.NullMarked;
