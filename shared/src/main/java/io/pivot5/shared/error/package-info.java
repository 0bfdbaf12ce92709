/// How anything that goes wrong is told to a caller: one enum of stable codes, one exception that carries one.
@NullMarked
package io.pivot5.shared.error;

import org.jspecify.annotations.NullMarked;
