/// The bucket: objects by key behind one blocking interface, [io.pivot5.shared.store.ObjectStore], with a directory
/// and S3 as its two homes. Keys, ranges, pages and failures mean the same in both; what costs something (counting)
/// is a decorator.
@NullMarked
package io.pivot5.shared.store;

import org.jspecify.annotations.NullMarked;
