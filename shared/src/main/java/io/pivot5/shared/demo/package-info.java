/// The demo data: a rocket engine's hot fire, a gearbox bench and the plant around them, made in SQL.
@NullMarked
package io.pivot5.shared.demo;

import org.jspecify.annotations.NullMarked;
