package dev.headroom.reader;

import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import java.io.Closeable;
import java.io.IOException;

/**
 * An open file of samples and events. Reading is streaming and may be repeated; memory grows with the distinct stacks,
 * not with the file. Not thread-safe.
 */
public interface Recording extends Closeable {

    /** The table that every profile and every event of this recording refers to; it grows while reading. */
    StackTable stacks();

    /** Folds all samples into one profile for each sample type. */
    ProfileSet readProfiles() throws IOException;

    /**
     * Calls {@code handler} with every event it knows, in file order. Formats without events replay nothing but samples, with
     * as much of time, thread and labels as they know. What the handler throws ends the reading and reaches the caller.
     */
    ReadSummary replay(RecordingHandler handler) throws IOException;
}
