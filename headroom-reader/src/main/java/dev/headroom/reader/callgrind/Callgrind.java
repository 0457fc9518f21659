package dev.headroom.reader.callgrind;

import dev.headroom.profile.SampleType;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.List;

/** Reads a callgrind file; memory is bounded by the call graph. Each event becomes a sample type. */
final class Callgrind implements StreamReader {

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        collector.format("callgrind");
        var parser = new CallgrindParser(source, collector);
        try (var lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!lines.ended() && !line.isEmpty()) {
                    throw source.truncated(lines.place(), "the last line is cut");
                }
                parser.line(line, lines.place());
            }
            parser.requireCounts(lines.place());
            parser.requireWhole(lines.place());
        } finally {
            collect(parser, collector);
        }
    }

    private static void collect(CallgrindParser parser, SampleCollector collector) {
        List<String> events = parser.events();
        var cycles = new Cycles(parser.graph());
        for (int event = 0; event < events.size(); event++) {
            var type = new SampleType(events.get(event), "count");
            var estimate = new StackEstimate(parser.graph(), cycles, event, collector);
            estimate.collect(type);
            collector.measured(type);
            collector.exactTop(estimate.exactTop(type));
        }
        collector.stacksEstimated();
        collector.note(
                "Callgrind keeps pairs of caller and callee, not stacks: self weights are exact, stacks below the"
                        + " second frame are estimated by sharing out each callee's cost among its callers.");
        collector.note("Callgrind counts every event; nothing is sampled, and a count is the event's own number.");
    }
}
