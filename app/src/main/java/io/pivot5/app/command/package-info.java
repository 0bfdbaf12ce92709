/// The commands of `./pivot5` that run in Java, and how their arguments are read.
@NullMarked
package io.pivot5.app.command;

import org.jspecify.annotations.NullMarked;
