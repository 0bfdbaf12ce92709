/// The REST interface: its routes, its description, and the verticle that keeps what they answer from.
@NullMarked
package io.pivot5.api;

import org.jspecify.annotations.NullMarked;
