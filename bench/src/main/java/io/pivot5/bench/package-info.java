/// Measurements of our reader beside others; started by `bench/run`.
@NullMarked
package io.pivot5.bench;

import org.jspecify.annotations.NullMarked;
