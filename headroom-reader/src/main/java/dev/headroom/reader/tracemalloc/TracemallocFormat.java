package dev.headroom.reader.tracemalloc;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;

/** A pickle of protocol 2 to 5. Pickles of anything else are taken too, to refuse them by what they hold. */
public final class TracemallocFormat implements Format {

    private static final int FIRST_BINARY_PROTOCOL = 2;
    private static final int LAST_PROTOCOL = 5;

    @Override
    public String name() {
        return "tracemalloc snapshots";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.at(0) == Opcode.PROTO && probe.at(1) >= FIRST_BINARY_PROTOCOL && probe.at(1) <= LAST_PROTOCOL;
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new SnapshotRecording(input);
    }
}
