package dev.headroom.reader.speedscope;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamedRecording;

/** Speedscope files are JSON objects that name its schema, or hold shared frames and profiles. */
public final class SpeedscopeFormat implements Format {

    @Override
    public String name() {
        return "speedscope JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.hasText("speedscope.app/file-format-schema") || shape.has("shared.frames[]");
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new Speedscope());
    }
}
