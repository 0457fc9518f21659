package dev.headroom.reader.tracemalloc;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The memory blocks that were alive when a snapshot was taken, each with where it was allocated. */
final class SnapshotRecording implements Recording {

    private static final SampleType SPACE = new SampleType("inuse_space", "bytes");
    private static final SampleType OBJECTS = new SampleType("inuse_objects", "count");
    private static final int MAX_BYTES = 512 * 1024 * 1024;

    private final Input input;
    private final StackTable table = new StackTable();

    SnapshotRecording(Input input) {
        this.input = input;
    }

    @Override
    public StackTable stacks() {
        return table;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        var space = new Profile(SPACE, table);
        var objects = new Profile(OBJECTS, table);
        ReadSummary summary = read((stack, bytes) -> {
            space.add(stack, bytes, 1);
            objects.add(stack, 1, 1);
        });
        return new ProfileSet(objects.isEmpty() ? List.of() : List.of(space, objects), summary, Set.of(SPACE, OBJECTS));
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        return read((stack, bytes) -> {
            handler.sample(new ThreadSample(SPACE, 0, 0, stack, bytes, 1, "", bytes, true));
            handler.sample(new ThreadSample(OBJECTS, 0, 0, stack, 1, 1, "", bytes, true));
        });
    }

    private ReadSummary read(Traces.BlockConsumer consumer) throws IOException {
        var pickle = new PickleReader(input.file(), input.readAll(MAX_BYTES));
        Traces traces = Traces.of(pickle.read(), pickle);
        traces.forEach(table, consumer);
        List<String> notes = new ArrayList<>();
        if (traces.depth() == 1) {
            notes.add("The trace depth is 1: every block has only the line that allocated it. Start Python with"
                    + " -X tracemalloc=25 to see callers.");
        } else if (traces.cut() > 0) {
            notes.add(traces.cut() + " of " + traces.blocks() + " blocks have deeper stacks than the trace depth of "
                    + traces.depth() + ", so their outermost callers are missing.");
        }
        long blocks = traces.blocks();
        return new ReadSummary(
                input.file(),
                "tracemalloc",
                List.of("Python"),
                1,
                blocks + traces.skipped(),
                blocks == 0 ? Map.of() : Map.of(SPACE, blocks, OBJECTS, blocks),
                traces.skipped(),
                traces.skipped() == 0 ? "" : "a trace is not (domain, size, traceback)",
                0,
                0,
                0,
                0,
                0,
                Map.of("tracemalloc#traceback_limit", Long.toString(traces.depth())),
                notes,
                "");
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
