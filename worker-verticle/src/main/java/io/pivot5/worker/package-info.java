/// The role worker: what a node does without being asked.
@NullMarked
package io.pivot5.worker;

import org.jspecify.annotations.NullMarked;
