package dev.headroom.reader.collapsed;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Collapsed stacks as written by async-profiler, the FlameGraph scripts, py-spy and others; also with two counts, before and
 * after, as {@code difffolded.pl} writes them.
 */
final class CollapsedStacks implements StreamReader {

    /** The format counts something without saying what. */
    private static final SampleType SAMPLES = new SampleType("samples", "count");

    private static final Pattern THREAD = Pattern.compile("\\[([^;]*?) ?tid=(\\d{1,18})\\](?=;| \\d)");

    private static final SampleType BEFORE = new SampleType("samples_before", "count");
    private static final SampleType AFTER = new SampleType("samples_after", "count");

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        boolean differential = isDifferential(source.input().probe().text());
        collector.format(differential ? "collapsed stacks with two counts" : "collapsed stacks");
        collector.note(
                "Collapsed stacks do not say what their numbers count. They are taken for samples: of times or bytes,"
                        + " intervals are far too narrow.");
        try (var lines = new LineReader(source)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                String text = line.stripTrailing();
                if (!text.isBlank()) {
                    fold(text, differential, source, lines, collector);
                }
                if (!lines.ended()) {
                    collector.note("The last line has no line end: if the file was cut, its count may be too.");
                }
            }
        }
    }

    /** Two counts are meant only where every line has them: a frame's name may end in a number too. */
    private static boolean isDifferential(String probe) {
        int lastEnd = probe.lastIndexOf('\n');
        String whole = lastEnd < 0 ? probe : probe.substring(0, lastEnd);
        List<String> lines = whole.lines()
                .map(String::stripTrailing)
                .filter(line -> !line.isEmpty())
                .toList();
        return !lines.isEmpty() && lines.stream().allMatch(CollapsedLine::hasTwoNumbers);
    }

    /** async-profiler's outermost frame with its option {@code threads}: {@code [main tid=42]}. */
    private static SampleOrigin thread(String line) {
        Matcher thread = THREAD.matcher(line);
        return thread.lookingAt()
                ? SampleOrigin.of(
                        0, Long.parseLong(thread.group(2)), thread.group(1).strip())
                : SampleOrigin.UNKNOWN;
    }

    private static void fold(
            String line, boolean differential, StreamSource source, LineReader lines, SampleCollector collector)
            throws IOException {
        collector.event();
        int last = CollapsedLine.numberStart(line);
        int first = last > 0 && differential ? CollapsedLine.numberStart(line.substring(0, last - 1)) : last;
        if (first < 0) {
            throw source.malformed(
                    lines.place(),
                    differential ? "no two counts after the stack" : "no count of samples after the last blank",
                    "Each line is 'frame;frame;frame COUNT': remove or repair this one.");
        }
        StackTable table = collector.stacks();
        int stack = CollapsedLine.stack(line.substring(0, first - 1), table);
        long count = Long.parseLong(line.substring(last));
        SampleOrigin origin = thread(line);
        if (differential) {
            long before = Long.parseLong(line.substring(first, last - 1));
            collector.add(BEFORE, stack, before, before, origin);
            collector.add(AFTER, stack, count, count, origin);
        } else {
            collector.add(SAMPLES, stack, count, count, origin);
        }
    }
}
