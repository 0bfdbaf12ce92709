/// The event bus between the nodes: its addresses, its messages, and the one way they are written. Messages are hints;
/// any of them may be lost, and nothing but time may depend on that.
@NullMarked
package io.pivot5.shared.bus;

import org.jspecify.annotations.NullMarked;
