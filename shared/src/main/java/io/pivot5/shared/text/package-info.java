/// Small things about text.
@NullMarked
package io.pivot5.shared.text;

import org.jspecify.annotations.NullMarked;
