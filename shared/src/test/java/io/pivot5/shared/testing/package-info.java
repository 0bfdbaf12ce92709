/// What tests of several modules share: other programs as judges and peers, and a proxy that breaks things.
@NullMarked
package io.pivot5.shared.testing;

import org.jspecify.annotations.NullMarked;
