package dev.headroom.reader.jfr;

import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What one chunk adds to the recording: as much as was read before the failure, if there was one, since a cut recording may
 * be asked for what it holds.
 */
record FoldedChunk(Tally tally, ProfileFolder profiles, @Nullable IOException failure) {

    FoldedChunk(Path file, StackTable table) {
        this(new Tally(file), new ProfileFolder(table), null);
    }

    FoldedChunk endedBy(IOException cause) {
        return new FoldedChunk(tally, profiles, cause);
    }

    /** Adds it to the chunks before it; fails as its reading failed. */
    void addTo(Tally whole, ProfileFolder all) throws IOException {
        whole.add(tally);
        all.add(profiles);
        if (failure != null) {
            throw failure;
        }
    }
}
