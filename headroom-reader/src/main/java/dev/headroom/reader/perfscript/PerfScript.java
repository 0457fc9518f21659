package dev.headroom.reader.perfscript;

import dev.headroom.profile.Frame;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.streaming.LineReader;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.SampleOrigin;
import dev.headroom.reader.streaming.StreamReader;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code perf script}. Each event is a sample type of its own; a sample weighs its period, or 1 where periods are not
 * printed.
 */
final class PerfScript implements StreamReader {

    private static final int MAX_FRAMES = 100_000;

    @Override
    public void read(StreamSource source, SampleCollector collector) throws IOException {
        collector.format("perf script");
        try (var lines = new LineReader(source)) {
            var blocks = new Blocks(collector);
            String line = lines.next();
            while (line != null) {
                if (lines.ended()) {
                    blocks.line(line);
                } else if (!line.isBlank()) {
                    blocks.dropOpen();
                    throw source.truncated(lines.place(), "the last line is cut");
                }
                line = lines.next();
            }
            blocks.close();
        }
    }

    /** Gathers the lines of one sample. */
    private static final class Blocks {

        private final SampleCollector collector;
        private final List<Frame> leafFirst = new ArrayList<>();
        private @Nullable PerfHeader header;
        /** Frames are then behind a tab, and what is behind blanks says where the frame above it lies in the source. */
        private boolean chainIsTabbed;

        private long firstNanos = Long.MAX_VALUE;
        private long lastNanos = Long.MIN_VALUE;

        Blocks(SampleCollector collector) {
            this.collector = collector;
        }

        void line(String line) {
            if (line.isBlank()) {
                finish();
            } else if (line.startsWith("#")) {
                comment(line);
            } else if (header != null && isPartOfChain(header, line)) {
                frame(line);
            } else {
                finish();
                begin(line);
            }
        }

        /** Below a header without a frame every indented line is a frame; below one with text only those after a tab. */
        private static boolean isPartOfChain(PerfHeader open, String line) {
            return line.startsWith("\t") || (open.rest().isEmpty() && line.startsWith(" "));
        }

        private void begin(String line) {
            PerfHeader parsed = PerfHeader.parse(line);
            if (parsed == null) {
                collector.event();
                collector.skip("a line is neither the head of a sample nor a frame of one");
                return;
            }
            header = parsed;
        }

        private void frame(String line) {
            int size = leafFirst.size();
            if (size > 0 && chainIsTabbed && !line.startsWith("\t")) {
                if (PerfFrame.isSourceLine(line)) {
                    leafFirst.set(size - 1, PerfFrame.at(leafFirst.get(size - 1), line));
                }
                return;
            }
            chainIsTabbed = line.startsWith("\t");
            Frame frame = PerfFrame.parse(line);
            if (frame != null && size < MAX_FRAMES) {
                leafFirst.add(frame);
            }
        }

        private void finish() {
            PerfHeader sample = header;
            if (sample == null) {
                return;
            }
            collector.event();
            if (leafFirst.isEmpty() && startsWithAddress(sample.rest())) {
                Frame only = PerfFrame.parse(sample.rest());
                if (only != null) {
                    leafFirst.add(only);
                }
            }
            StackTable stacks = collector.stacks();
            int stack = stacks.stackOf(leafFirst);
            if (leafFirst.isEmpty()) {
                collector.unresolvedStack();
            }
            if (sample.period() < 0) {
                collector.note("Some samples were printed without a period and weigh 1 each;"
                        + " print it with perf script -F +period.");
            }
            long weight = sample.period() < 0 ? 1 : sample.period();
            collector.add(
                    sample.type(),
                    stack,
                    weight,
                    1,
                    SampleOrigin.of(sample.timeNanos(), sample.tid(), sample.command()));
            span(sample.timeNanos());
            dropOpen();
        }

        private static boolean startsWithAddress(String text) {
            int blank = text.indexOf(' ');
            return blank > 0 && text.substring(0, blank).chars().allMatch(c -> Character.digit(c, 16) >= 0);
        }

        private void span(long nanos) {
            if (nanos > 0) {
                firstNanos = Math.min(firstNanos, nanos);
                lastNanos = Math.max(lastNanos, nanos);
            }
        }

        private void comment(String line) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.startsWith("# perf version")) {
                collector.producer("perf " + line.substring(colon + 1).strip());
            } else if (colon > 0 && line.startsWith("# cmdline")) {
                collector.setting("cmdline", line.substring(colon + 1).strip());
            }
        }

        void dropOpen() {
            header = null;
            leafFirst.clear();
        }

        void close() {
            finish();
            if (firstNanos < lastNanos) {
                collector.setting("duration", (lastNanos - firstNanos) + " nanoseconds from first to last sample");
                collector.length(lastNanos - firstNanos);
            }
        }
    }
}
