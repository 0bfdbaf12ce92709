/// A bucket behind the S3 API: one request at a time below, repeated above where repeating helps, with a circuit that
/// answers for a store that is gone.
@NullMarked
package io.pivot5.shared.store.s3;

import org.jspecify.annotations.NullMarked;
