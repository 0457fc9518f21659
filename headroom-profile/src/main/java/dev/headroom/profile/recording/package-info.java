/**
 * What a recording of a running service says, event by event, whichever tool wrote it.
 *
 * <p>Start at {@link dev.headroom.profile.recording.RecordingHandler}: a reader calls it, the diagnosis listens. All
 * instants are nanoseconds since the Unix epoch on the recording's own clock, all threads are operating-system thread ids,
 * because Java thread ids differ between producers for one and the same thread.
 */
@NullMarked
package dev.headroom.profile.recording;

import org.jspecify.annotations.NullMarked;
