package dev.headroom.reader.jfr;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import java.io.IOException;

/** Flight recordings begin with {@code FLR\0}. They are read by jumping about, so a packed one is unpacked to disk. */
public final class JfrFormat implements Format {

    @Override
    public String name() {
        return "JFR recordings (of the JDK or of async-profiler)";
    }

    @Override
    public boolean recognises(Probe probe) {
        return ChunkHeader.isMagic(probe.bytes());
    }

    @Override
    public Recording open(Input input, ReadOptions options) throws IOException {
        return JfrRecording.open(input, options);
    }
}
