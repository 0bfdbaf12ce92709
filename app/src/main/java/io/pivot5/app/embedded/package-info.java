/// The home folder of a node that brings its own PostgreSQL.
@NullMarked
package io.pivot5.app.embedded;

import org.jspecify.annotations.NullMarked;
