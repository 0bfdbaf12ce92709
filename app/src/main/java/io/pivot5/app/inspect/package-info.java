/// What `./pivot5 inspect` shows of an HDF5 file, and where it finds one: on this machine or in the bucket.
@NullMarked
package io.pivot5.app.inspect;

import org.jspecify.annotations.NullMarked;
