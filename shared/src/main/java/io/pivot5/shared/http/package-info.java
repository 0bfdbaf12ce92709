/// The HTTP shell: what every request passes, whichever verticle answers it. A route is registered with the permission
/// it needs and an [Endpoint]; identity, limits, problems, logs and headers are the shell's.
@NullMarked
package io.pivot5.shared.http;

import org.jspecify.annotations.NullMarked;
