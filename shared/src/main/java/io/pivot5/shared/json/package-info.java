/// JSON: one mapper, one set of rules.
@NullMarked
package io.pivot5.shared.json;

import org.jspecify.annotations.NullMarked;
