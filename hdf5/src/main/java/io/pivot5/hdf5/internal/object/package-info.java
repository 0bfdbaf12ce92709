/// What the messages of an object header make together: links of a group, attributes, the storage of a dataset.
@NullMarked
package io.pivot5.hdf5.internal.object;

import org.jspecify.annotations.NullMarked;
