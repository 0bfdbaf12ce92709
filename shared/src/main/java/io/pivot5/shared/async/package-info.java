/// Between code that waits and code that must not.
@NullMarked
package io.pivot5.shared.async;

import org.jspecify.annotations.NullMarked;
