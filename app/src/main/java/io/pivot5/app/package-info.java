/// The command line: reads the arguments, starts the roles and stops them again.
@NullMarked
package io.pivot5.app;

import org.jspecify.annotations.NullMarked;
