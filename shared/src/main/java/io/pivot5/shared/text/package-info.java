/// Matching and comparing of names that people write.
@NullMarked
package io.pivot5.shared.text;

import org.jspecify.annotations.NullMarked;
