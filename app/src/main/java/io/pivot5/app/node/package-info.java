/// A running node: everything the settings ask for, started in order and stopped in reverse.
@NullMarked
package io.pivot5.app.node;

import org.jspecify.annotations.NullMarked;
