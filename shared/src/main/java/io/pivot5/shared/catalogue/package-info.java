/// What can be exported: the channels of the source database with their signals, time range, rate and size, read from
/// the system catalogue, planner statistics and index look-ups, never by a scan.
@NullMarked
package io.pivot5.shared.catalogue;

import org.jspecify.annotations.NullMarked;
