package dev.headroom.reader.collapsed;

import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Recording;
import dev.headroom.reader.internal.Format;
import dev.headroom.reader.internal.Input;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.streaming.StreamedRecording;

/** Collapsed stacks are text whose first line ends in a blank and a number. */
public final class CollapsedFormat implements Format {

    @Override
    public String name() {
        return "collapsed stacks (lines like 'a;b;c 12')";
    }

    @Override
    public boolean recognises(Probe probe) {
        String first =
                probe.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return probe.isText() && CollapsedLine.numberStart(first.stripTrailing()) > 0;
    }

    @Override
    public Recording open(Input input, ReadOptions options) {
        return new StreamedRecording(input, options, new CollapsedStacks());
    }
}
