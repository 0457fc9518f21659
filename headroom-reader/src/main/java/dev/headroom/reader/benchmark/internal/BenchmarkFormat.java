package dev.headroom.reader.benchmark.internal;

import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** A kind of benchmark result, told by its content. One implementation for each format package; none knows another. Stateless. */
public interface BenchmarkFormat {

    /** What messages and lists call it, for example {@code JMH JSON}. */
    String name();

    /** Whether an input that begins like this is of this format; later formats in the list are not asked then. */
    boolean recognises(Probe probe);

    /**
     * Reads an input that was recognised. What the file's own numbers contradict may surface as an {@link
     * IllegalArgumentException} of the model; the caller names the file.
     */
    BenchmarkRun read(StreamSource source) throws IOException;
}
