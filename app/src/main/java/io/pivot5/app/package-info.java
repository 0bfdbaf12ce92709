/// The artefact that runs: the command line, the embedded database, and the node that the settings describe.
@NullMarked
package io.pivot5.app;

import org.jspecify.annotations.NullMarked;
