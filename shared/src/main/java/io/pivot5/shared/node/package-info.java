/// What a node gives to the verticles of its roles.
@NullMarked
package io.pivot5.shared.node;

import org.jspecify.annotations.NullMarked;
