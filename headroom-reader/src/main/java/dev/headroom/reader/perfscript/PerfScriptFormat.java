package dev.headroom.reader.perfscript;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.StreamedRecording;

/** Output of {@code perf script}: text whose first sample line names a process and an event. */
public final class PerfScriptFormat implements Format {

    @Override
    public String name() {
        return "perf script text";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isText() && PerfHeader.looksLikePerf(probe.text());
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new PerfScript());
    }
}
