/// Tests of what `./pivot5 inspect` reads from.
@NullMarked
package io.pivot5.app.inspect;

import org.jspecify.annotations.NullMarked;
