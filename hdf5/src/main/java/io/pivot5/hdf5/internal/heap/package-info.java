/// Local, global and fractal heaps (specification sections III.D to III.G).
@NullMarked
package io.pivot5.hdf5.internal.heap;

import org.jspecify.annotations.NullMarked;
