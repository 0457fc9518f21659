package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Large recordings of async-profiler, real ones: a child that allocates, sampled every KiB. */
final class RecordingSource {

    private static final int THREADS = 2;

    private final TemporaryFolder folder;
    private final Path library;

    private RecordingSource(TemporaryFolder folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    static RecordingSource open() throws IOException {
        var folder = TemporaryFolder.create("headroom-recordings");
        return new RecordingSource(folder, Instruments.library(folder));
    }

    /**
     * A recording with up to {@code 2^bits} distinct stacks.
     *
     * @param repeats how often the child's recording is written one after the other: a recording is a row of chunks that
     *     stand by themselves, so this is again a recording, as of a longer run
     */
    Path record(int bits, long seconds, int repeats) throws IOException, InterruptedException {
        Path once = folder.file("once.jfr");
        List<String> command = new ArrayList<>(Child.javaCommand(
                StackWorkload.class, Integer.toString(bits), Long.toString(seconds), Integer.toString(THREADS)));
        command.add(1, "-agentpath:" + library + "=start,event=alloc,alloc=1k,file=" + once);
        Child.run(command);
        Path recording = folder.file("stacks-2-to-" + bits + ".jfr");
        try (OutputStream out = Files.newOutputStream(recording)) {
            for (int i = 0; i < repeats; i++) {
                Files.copy(once, out);
            }
        }
        Files.delete(once);
        return recording;
    }

    /** Where the converters may write. */
    Path output(String name) {
        return folder.file(name);
    }
}
