/// Whether a node is alive, and whether it can do its work.
@NullMarked
package io.pivot5.shared.health;

import org.jspecify.annotations.NullMarked;
