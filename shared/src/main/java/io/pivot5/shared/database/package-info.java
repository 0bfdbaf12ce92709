/// The two databases: the source, read only, and Pivot5's own schema, with its migrations.
@NullMarked
package io.pivot5.shared.database;

import org.jspecify.annotations.NullMarked;
