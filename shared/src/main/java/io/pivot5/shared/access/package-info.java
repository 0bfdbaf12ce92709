/// Whose request it is and what they may do: keys, principals, and the one gate that every route, socket and bus
/// address asks.
@NullMarked
package io.pivot5.shared.access;

import org.jspecify.annotations.NullMarked;
