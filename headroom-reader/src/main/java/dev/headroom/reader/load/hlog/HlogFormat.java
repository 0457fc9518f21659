package dev.headroom.reader.load.hlog;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** Interval logs say their version in a comment, and their columns in a legend. */
public final class HlogFormat implements LoadFormat {

    @Override
    public String name() {
        return "HdrHistogram interval log";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isText()
                && probe.text()
                        .lines()
                        .limit(100)
                        .anyMatch(line -> line.startsWith("#[Histogram log format version")
                                || line.startsWith("\"StartTimestamp\",\"Interval_Length\""));
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        var log = new IntervalLog();
        try (var lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!log.take(line)) {
                    if (!lines.ended()) {
                        throw source.truncated(lines.place(), "the log ends inside a line");
                    }
                    throw source.malformed(
                            lines.place(), "this is no interval with its histogram", "Copy the log again.");
                }
            }
            if (log.isEmpty()) {
                throw source.truncated(lines.place(), "the log holds no interval");
            }
        }
        return log.toLoad();
    }
}
