package dev.headroom.reader.load.gatling;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** A text {@code simulation.log} says which simulation ran in a row of its own, first or behind its assertions. */
public final class GatlingFormat implements LoadFormat {

    @Override
    public String name() {
        return "Gatling simulation.log";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.text()
                .lines()
                .limit(100)
                .anyMatch(line -> line.startsWith("RUN\t")
                        && line.chars().filter(c -> c == '\t').count() >= 4);
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        var log = new SimulationLog();
        try (var lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (lines.ended()) {
                    log.take(line, lines.place());
                } else {
                    log.cut();
                }
            }
            if (log.isEmpty()) {
                throw source.truncated(lines.place(), "the log holds no whole request");
            }
        }
        return log.toLoad();
    }
}
