/// Nodes that find each other: the own place among the members, Hazelcast's settings, and who is there.
@NullMarked
package io.pivot5.shared.cluster;

import org.jspecify.annotations.NullMarked;
