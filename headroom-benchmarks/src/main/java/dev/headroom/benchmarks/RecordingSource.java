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

    /**
     * What to record.
     *
     * @param bits up to {@code 2^bits} stacks are distinct
     * @param paths call paths walked, each of which is nearly always sampled once
     * @param repeats how often the child's recording is written one after the other: a recording is a row of chunks that
     *     stand by themselves, so this is again a recording, as of a longer run
     */
    record Shape(int bits, int paths, int repeats) {

        Shape {
            if (bits < 0 || bits > 24 || paths < 1 || repeats < 1) {
                throw new IllegalArgumentException("A shape has 0 to 24 bits, and paths and repeats of at least 1");
            }
        }

        /** Written {@code 20x905000x1}. */
        static Shape parse(String text) {
            if (!text.matches("\\d{1,2}x\\d{1,8}x\\d{1,5}")) {
                throw new IllegalArgumentException(
                        "A shape is bits, paths and repeats like 20x905000x1, got '" + text + "'");
            }
            String[] numbers = text.split("x");
            return new Shape(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        }

        @Override
        public String toString() {
            return bits + "x" + paths + "x" + repeats;
        }
    }

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

    Path record(Shape shape) throws IOException, InterruptedException {
        Path once = folder.file("once.jfr");
        List<String> command = new ArrayList<>(Child.javaCommand(
                StackWorkload.class,
                Integer.toString(shape.bits()),
                Integer.toString(shape.paths()),
                Integer.toString(THREADS)));
        command.add(1, "-agentpath:" + library + "=start,event=alloc,alloc=1k,file=" + once);
        Child.run(command);
        Path recording = folder.file("shape-" + shape + ".jfr");
        try (OutputStream out = Files.newOutputStream(recording)) {
            for (int i = 0; i < shape.repeats(); i++) {
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
