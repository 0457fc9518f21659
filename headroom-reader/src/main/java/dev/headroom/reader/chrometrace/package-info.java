/**
 * Trace events as Chrome and Node write them (the "Trace Event Format" document of the Catapult project): durations nested by
 * time, and V8's CPU samples carried in chunks.
 *
 * <p>Start at {@link dev.headroom.reader.chrometrace.ChromeTrace}.
 */
@NullMarked
package dev.headroom.reader.chrometrace;

import org.jspecify.annotations.NullMarked;
