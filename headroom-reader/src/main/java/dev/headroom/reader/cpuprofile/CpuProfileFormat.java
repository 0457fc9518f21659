package dev.headroom.reader.cpuprofile;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamedRecording;

/** Chrome CPU profiles are JSON objects with nodes that have a call frame. */
public final class CpuProfileFormat implements Format {

    @Override
    public String name() {
        return "Chrome CPU profiles (.cpuprofile)";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        boolean samples = shape.has("samples") || shape.has("timeDeltas");
        return shape.has("nodes[].callFrame") || (samples && shape.has("startTime"));
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new CpuProfile());
    }
}
