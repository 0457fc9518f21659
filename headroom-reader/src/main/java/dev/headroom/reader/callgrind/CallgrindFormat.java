package dev.headroom.reader.callgrind;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.StreamedRecording;

/** Callgrind files are text with an {@code events:} line and cost lines below a function. */
public final class CallgrindFormat implements Format {

    @Override
    public String name() {
        return "callgrind";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isText() && CallgrindSyntax.looksLikeCallgrind(probe.text());
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new Callgrind());
    }
}
