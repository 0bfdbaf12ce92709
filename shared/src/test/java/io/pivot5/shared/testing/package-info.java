/// Fixtures that the tests of every module share.
@NullMarked
package io.pivot5.shared.testing;

import org.jspecify.annotations.NullMarked;
