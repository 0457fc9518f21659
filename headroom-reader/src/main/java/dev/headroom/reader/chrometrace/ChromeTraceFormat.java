package dev.headroom.reader.chrometrace;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamedRecording;

/** Chrome traces are JSON objects with {@code traceEvents}, or arrays of events with a phase. */
public final class ChromeTraceFormat implements Format {

    @Override
    public String name() {
        return "Chrome trace events";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("traceEvents[]") || shape.has("[].ph");
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new ChromeTrace());
    }
}
