package dev.headroom.reader.load.wrk;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** What wrk and wrk2 print says that it runs a test at an address. */
public final class WrkFormat implements LoadFormat {

    @Override
    public String name() {
        return "wrk and wrk2 output";
    }

    @Override
    public boolean recognises(Probe probe) {
        return probe.isText() && probe.text().lines().limit(100).anyMatch(WrkText::isFirst);
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        var text = new WrkText();
        try (var lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!text.take(line)) {
                    throw source.malformed(
                            lines.place(), "this is not what wrk prints here", "Keep all that wrk prints, unchanged.");
                }
            }
            if (!text.isWhole()) {
                throw source.truncated(lines.place(), "the output ends before its last lines, Requests/sec");
            }
        }
        return text.toLoad();
    }
}
