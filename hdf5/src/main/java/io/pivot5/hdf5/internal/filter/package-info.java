/// The filters of a chunk and the pipeline that undoes them (specification section IV.A.2.l).
@NullMarked
package io.pivot5.hdf5.internal.filter;

import org.jspecify.annotations.NullMarked;
