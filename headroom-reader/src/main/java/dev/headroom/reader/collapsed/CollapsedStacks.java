package dev.headroom.reader.collapsed;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.internal.Input;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Collapsed stacks as written by async-profiler, the FlameGraph scripts, py-spy and others. */
final class CollapsedStacks implements Recording {

    /** The format counts something without saying what. */
    private static final SampleType SAMPLES = new SampleType("samples", "count");

    private static final int MAX_LINE_CHARS = 16 * 1024 * 1024;

    private final Input input;
    private final ReadOptions options;
    private final StackTable table = new StackTable();

    /** One consumer of lines. */
    private interface LineConsumer {
        void accept(int stack, long count);
    }

    CollapsedStacks(Input input, ReadOptions options) {
        this.input = input;
        this.options = options;
    }

    /** Where the count of a line begins, or −1. */
    static int countStart(String line) {
        int start = line.length();
        while (start > 0 && line.charAt(start - 1) >= '0' && line.charAt(start - 1) <= '9') {
            start--;
        }
        boolean hasCount = start < line.length() && line.length() - start <= 18;
        return hasCount && start > 1 && line.charAt(start - 1) == ' ' ? start : -1;
    }

    @Override
    public StackTable stacks() {
        return table;
    }

    @Override
    public ProfileSet readProfiles() throws IOException {
        var profile = new Profile(SAMPLES, table);
        ReadSummary summary = read((stack, count) -> profile.add(stack, count, count));
        return new ProfileSet(profile.isEmpty() ? List.of() : List.of(profile), summary);
    }

    @Override
    public ReadSummary replay(RecordingHandler handler) throws IOException {
        return read((stack, count) -> {
            if (count > 0) {
                handler.sample(new ThreadSample(SAMPLES, 0, 0, stack, count, count, "", 0, true));
            }
        });
    }

    private ReadSummary read(LineConsumer consumer) throws IOException {
        long lines = 0;
        long samples = 0;
        String truncation = "";
        try (BufferedReader in = new BufferedReader(new InputStreamReader(input.open(), StandardCharsets.UTF_8))) {
            var line = new StringBuilder();
            while (readLine(in, line, lines + 1)) {
                lines++;
                String text = line.toString().stripTrailing();
                if (!text.isBlank()) {
                    samples += fold(text, lines, consumer);
                }
            }
        } catch (TruncatedRecordingException e) {
            if (!options.keepPartial()) {
                throw e;
            }
            truncation = "line " + (lines + 1) + ": " + e.getMessage();
        }
        return summary(lines, samples, truncation);
    }

    private boolean readLine(BufferedReader in, StringBuilder line, long number) throws IOException {
        line.setLength(0);
        int c = in.read();
        if (c < 0) {
            return false;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() == MAX_LINE_CHARS) {
                throw malformed(number, "a line is longer than " + MAX_LINE_CHARS + " characters");
            }
            line.append((char) c);
            c = in.read();
        }
        return true;
    }

    private long fold(String line, long number, LineConsumer consumer) throws MalformedRecordingException {
        int countStart = countStart(line);
        if (countStart < 0) {
            throw malformed(number, "no count of samples after the last blank");
        }
        long count = Long.parseLong(line.substring(countStart));
        int stack = StackTable.ROOT;
        int end = countStart - 1;
        int from = 0;
        while (from <= end) {
            int semicolon = line.indexOf(';', from);
            int to = semicolon < 0 || semicolon > end ? end : semicolon;
            if (to > from) {
                stack = table.child(stack, table.frameId(frame(line.substring(from, to))));
            }
            from = to + 1;
        }
        consumer.accept(stack, count);
        return count;
    }

    /** async-profiler marks how a frame ran by a suffix (its manual, option {@code ann}); it writes packages with slashes. */
    private static Frame frame(String text) {
        int length = text.length();
        if (length > 4
                && text.charAt(length - 1) == ']'
                && text.charAt(length - 3) == '['
                && text.charAt(length - 4) == '_') {
            FrameKind kind =
                    switch (text.charAt(length - 2)) {
                        case 'j', '1' -> FrameKind.COMPILED;
                        case 'i' -> FrameKind.INLINED;
                        case 'k' -> FrameKind.KERNEL;
                        case '0' -> FrameKind.INTERPRETED;
                        default -> FrameKind.UNKNOWN;
                    };
            if (kind != FrameKind.UNKNOWN) {
                String name = text.substring(0, length - 4);
                return new Frame(kind == FrameKind.KERNEL ? name : name.replace('/', '.'), "", 0, kind);
            }
        }
        return Frame.named(isJavaPath(text) ? text.replace('/', '.') : text);
    }

    /** {@code com/acme/Shop.list}: slashes, then one dot before the method, and no blank or leading slash as in a path. */
    private static boolean isJavaPath(String text) {
        int slash = text.lastIndexOf('/');
        int dot = text.indexOf('.');
        return slash > 0 && dot > slash && text.charAt(0) != '/' && text.indexOf(' ') < 0 && text.indexOf('(') < 0;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private MalformedRecordingException malformed(long line, String cause) {
        return new MalformedRecordingException(
                input.file(),
                "line " + line,
                cause,
                "Each line is 'frame;frame;frame COUNT': remove or repair this one.");
    }

    private ReadSummary summary(long lines, long samples, String truncation) {
        return new ReadSummary(
                input.file(),
                "collapsed stacks",
                List.of(),
                1,
                lines,
                samples == 0 ? Map.of() : Map.of(SAMPLES, samples),
                0,
                "",
                0,
                0,
                0,
                0,
                0,
                Map.of(),
                List.of("Collapsed stacks do not say what their numbers count."),
                truncation);
    }
}
