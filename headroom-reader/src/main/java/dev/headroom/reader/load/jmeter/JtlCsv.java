package dev.headroom.reader.load.jmeter;

import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JTL as CSV: commas, quotes doubled inside quotes, and line ends inside quotes where a message has them. */
final class JtlCsv {

    private static final int MOST_LINES_OF_A_ROW = 1_000;

    private final StreamSource source;

    JtlCsv(StreamSource source) {
        this.source = source;
    }

    static boolean isHeader(String line) {
        return line.startsWith("timeStamp,") && line.contains("elapsed") && line.contains("success");
    }

    ReportedLoad read() throws IOException {
        var samples = new JtlSamples();
        try (var lines = new LineReader(source)) {
            String first = lines.next();
            List<String> header = columns(first == null ? "" : first.replace("\ufeff", ""));
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank()) {
                    continue;
                }
                String place = lines.place();
                List<String> row = row(line, lines);
                if (!lines.ended()) {
                    samples.note("The file ends inside a row, which was left out: JMeter was stopped, or still runs.");
                } else if (row == null || row.size() != header.size()) {
                    samples.skip(place, "a row does not have the header's columns");
                } else {
                    samples.add(sample(header, row), place);
                }
            }
            if (samples.isEmpty()) {
                throw source.truncated(lines.place(), "the file holds no whole sample");
            }
        }
        return samples.toLoad();
    }

    private static JtlSample sample(List<String> header, List<String> row) {
        return new JtlSample(
                value("timeStamp", header, row),
                value("elapsed", header, row),
                value("label", header, row),
                value("responseCode", header, row),
                value("success", header, row),
                value("allThreads", header, row),
                value("Connect", header, row));
    }

    private static String value(String column, List<String> header, List<String> row) {
        int index = header.indexOf(column);
        return index < 0 ? "" : row.get(index);
    }

    /** The row that begins with this line; null where its quotes never end. */
    private static @Nullable List<String> row(String line, LineReader lines) throws IOException {
        String text = line;
        for (int i = 0; isOpen(text) && i < MOST_LINES_OF_A_ROW; i++) {
            String more = lines.next();
            if (more == null) {
                return null;
            }
            text = text + "\n" + more;
        }
        return isOpen(text) ? null : columns(text);
    }

    private static boolean isOpen(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>();
        var column = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                column.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                columns.add(column.toString());
                column.setLength(0);
            } else {
                column.append(c);
            }
        }
        columns.add(column.toString());
        return columns;
    }
}
