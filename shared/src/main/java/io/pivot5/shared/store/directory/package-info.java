/// A directory playing the bucket: keys are paths below a root that no key can leave, files appear whole or not at all.
@NullMarked
package io.pivot5.shared.store.directory;

import org.jspecify.annotations.NullMarked;
