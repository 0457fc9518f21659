package dev.headroom.reader.load.jmeter;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;

/** JTL is CSV whose header names timeStamp and elapsed, or XML below {@code testResults}. */
public final class JmeterFormat implements LoadFormat {

    @Override
    public String name() {
        return "JMeter JTL";
    }

    @Override
    public boolean recognises(Probe probe) {
        return isXml(probe) || JtlCsv.isHeader(firstLine(probe.text()));
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        return isXml(source.input().probe()) ? new JtlXml(source).read() : new JtlCsv(source).read();
    }

    private static boolean isXml(Probe probe) {
        return probe.firstCharacter() == '<' && probe.text().contains("<testResults");
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end).stripTrailing();
    }
}
