package dev.headroom.reader.internal;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import java.io.IOException;

/** A kind of file, told by its content. One implementation for each format package; none knows another. Stateless. */
public interface Format {

    /** What messages and lists call it, for example {@code pprof}. */
    String name();

    /** Whether an input that begins like this is of this format; later formats in the list are not asked then. */
    boolean recognises(Probe probe);

    /**
     * Opens an input that was recognised. The recording owns the input and closes it; where this method throws, the
     * caller does.
     */
    Recording open(Input input, ReadOptions options) throws IOException;
}
