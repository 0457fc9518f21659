package dev.headroom.reader.perfscript;

import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line above a call chain: {@code comm pid/tid [cpu] time: period event: rest}. Each part but the event may be missing
 * ({@code perf script -F}); the command may hold blanks and digits.
 *
 * @param tid operating-system thread id, 0 where not printed
 * @param timeNanos on perf's clock, which does not begin at the Unix epoch; 0 where not printed
 * @param period −1 where not printed
 * @param event with its modifiers, for example {@code cycles:u}
 * @param rest what follows: the frame of a sample without a call chain, or the fields of a tracepoint
 */
record PerfHeader(String command, long tid, long timeNanos, long period, String event, String rest) {

    private static final int MAX_CHARS = 4096;
    private static final int MAX_DIGITS = 18;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int FRACTION_DIGITS = 9;

    /** One word of a line. */
    private record Word(String text, int start, int end) {

        boolean isNumber() {
            return digits(text);
        }

        boolean isCpu() {
            return text.length() > 2 && text.startsWith("[") && text.endsWith("]") && digits(inner());
        }

        boolean isThread() {
            int slash = text.indexOf('/');
            return slash < 0 ? isNumber() : digits(text.substring(0, slash)) && digits(text.substring(slash + 1));
        }

        boolean isTime() {
            int dot = text.indexOf('.');
            return text.endsWith(":")
                    && dot > 0
                    && digits(text.substring(0, dot))
                    && digits(text.substring(dot + 1, text.length() - 1));
        }

        boolean isEvent() {
            return text.length() > 1 && text.endsWith(":") && !isTime() && !digits(text.substring(0, 1));
        }

        private String inner() {
            return text.substring(1, text.length() - 1);
        }
    }

    /** Whether a text begins like the output of {@code perf script}: its first samples have a header. */
    static boolean looksLikePerf(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .limit(2)
                .toList();
        if (lines.isEmpty()) {
            return false;
        }
        PerfHeader first = parse(lines.get(0));
        if (first == null || (first.tid == 0 && first.timeNanos == 0)) {
            return false;
        }
        boolean inlineFrame = PerfFrame.parse(first.rest) != null;
        return inlineFrame
                || first.timeNanos > 0
                || (lines.size() > 1 && Character.isWhitespace(lines.get(1).charAt(0)));
    }

    /** The header that a line holds, or null where it holds none. */
    static @Nullable PerfHeader parse(String line) {
        if (line.length() > MAX_CHARS) {
            return null;
        }
        List<Word> words = words(line);
        int time = firstTime(words);
        if (time >= 0) {
            return afterTime(line, words, time);
        }
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).isThread()) {
                int next = i + 1 < words.size() && words.get(i + 1).isCpu() ? i + 2 : i + 1;
                PerfHeader header = of(line, words, i, next, 0);
                if (header != null) {
                    return header;
                }
            }
        }
        return null;
    }

    private static int firstTime(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).isTime()) {
                return i;
            }
        }
        return -1;
    }

    /** The thread stands before the time; the processor and the interrupt flags of tracepoints may stand between them. */
    private static @Nullable PerfHeader afterTime(String line, List<Word> words, int time) {
        int thread = -1;
        for (int i = time - 1; i >= Math.max(0, time - 3) && thread < 0; i--) {
            if (words.get(i).isThread()) {
                thread = i;
            }
        }
        return of(line, words, thread, time + 1, nanos(words.get(time).text()));
    }

    private static @Nullable PerfHeader of(String line, List<Word> words, int thread, int next, long timeNanos) {
        long period = -1;
        int event = next;
        if (event < words.size() && words.get(event).isNumber()) {
            period = Long.parseLong(words.get(event).text());
            event++;
        }
        if (event >= words.size() || !words.get(event).isEvent()) {
            return null;
        }
        String command =
                thread > 0 ? line.substring(0, words.get(thread - 1).end()).strip() : "";
        String name = words.get(event).text();
        return new PerfHeader(
                command,
                thread < 0 ? 0 : threadId(words.get(thread).text()),
                timeNanos,
                period,
                name.substring(0, name.length() - 1),
                line.substring(words.get(event).end()).strip());
    }

    /** What the period counts: the clocks of perf tick in nanoseconds, all else are counts of the event. */
    SampleType type() {
        String bare = event.split("[:/]", 2)[0]; // cpu-clock:u, cpu-clock/freq=99/
        boolean clock = bare.equals("cpu-clock") || bare.equals("task-clock");
        return new SampleType(event, clock && period >= 0 ? "nanoseconds" : "count");
    }

    private static List<Word> words(String line) {
        List<Word> words = new ArrayList<>();
        int i = 0;
        while (i < line.length()) {
            while (i < line.length() && Character.isWhitespace(line.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < line.length() && !Character.isWhitespace(line.charAt(i))) {
                i++;
            }
            if (i > start) {
                words.add(new Word(line.substring(start, i), start, i));
            }
        }
        return words;
    }

    private static long threadId(String text) {
        return Long.parseLong(text.substring(text.indexOf('/') + 1));
    }

    /** {@code 4281.888351:} in nanoseconds. */
    private static long nanos(String text) {
        int dot = text.indexOf('.');
        String fraction = text.substring(dot + 1, Math.min(text.length() - 1, dot + 1 + FRACTION_DIGITS));
        long nanos = Long.parseLong(fraction + "0".repeat(FRACTION_DIGITS - fraction.length()));
        long seconds = Long.parseLong(text.substring(0, dot));
        return seconds > Long.MAX_VALUE / NANOS_PER_SECOND - 1 ? 0 : seconds * NANOS_PER_SECOND + nanos;
    }

    private static boolean digits(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return false;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
